/** Kinds and urgencies of a referral, as the sector that owns them writes them: the schemas compose by name. */
export const referralKinds = ['CLINICAL_TRANSFER', 'CARE_LINK'] as const
export type ReferralKind = (typeof referralKinds)[number]

export const urgencies = ['EMERGENCY', 'URGENT', 'ROUTINE'] as const
export type Urgency = (typeof urgencies)[number]
