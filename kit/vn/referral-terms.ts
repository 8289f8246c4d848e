import { registerEnumType } from 'type-graphql'

/**
 * A transfer (chuyển cơ sở KCB) is signed by a licensed issuer and counts for the insurance (TT 01/2025). A facility
 * without that licence can only ask a health facility to see the person: a care link, without effect on the insurance.
 */
export const referralKinds = ['CLINICAL_TRANSFER', 'CARE_LINK'] as const
export type ReferralKind = (typeof referralKinds)[number]

export const urgencies = ['EMERGENCY', 'URGENT', 'ROUTINE'] as const
export type Urgency = (typeof urgencies)[number]

export const ReferralKindEnum = Object.fromEntries(referralKinds.map(kind => [kind, kind]))
registerEnumType(ReferralKindEnum, {
  name: 'ReferralKind',
  description: 'What a referral is in law (loại).',
  valuesConfig: {
    CLINICAL_TRANSFER: {
      description: 'Signed by a licensed issuer; counts for the insurance (phiếu chuyển cơ sở KCB; TT 01/2025).',
    },
    CARE_LINK: {
      description: 'Request of a care facility without licence; no effect on the insurance (đề nghị đưa đi khám).',
    },
  },
})

export const UrgencyEnum = Object.fromEntries(urgencies.map(urgency => [urgency, urgency]))
registerEnumType(UrgencyEnum, {
  name: 'Urgency',
  description: 'How pressing a referral is (mức độ khẩn).',
  valuesConfig: {
    EMERGENCY: { description: 'Emergency: the clock runs at night and on holidays (cấp cứu).' },
    URGENT: { description: 'Within hours or few days (khẩn).' },
    ROUTINE: { description: 'Planned (thường quy).' },
  },
})
