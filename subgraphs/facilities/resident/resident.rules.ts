export const sexes = ['MALE', 'FEMALE', 'UNKNOWN'] as const
export type Sex = (typeof sexes)[number]

export const identifierTypes = ['PERSONAL_ID', 'SOCIAL_INSURANCE', 'OLD_IDENTITY_CARD', 'PASSPORT', 'TEMPORARY'] as const
export type IdentifierType = (typeof identifierTypes)[number]

/** Why a number holds no more (NĐ 70/2024 Đ11–12: cancelled, or issued anew when birth year or sex was corrected). */
export const identifierEndReasons = ['REISSUED', 'LINKED', 'CANCELLED', 'EXPIRED', 'ENTERED_IN_ERROR'] as const
export type IdentifierEndReason = (typeof identifierEndReasons)[number]
