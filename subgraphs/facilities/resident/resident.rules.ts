export const sexes = ['MALE', 'FEMALE', 'UNKNOWN'] as const
export type Sex = (typeof sexes)[number]

export const identifierTypes = ['PERSONAL_ID', 'SOCIAL_INSURANCE', 'OLD_IDENTITY_CARD', 'TEMPORARY'] as const
export type IdentifierType = (typeof identifierTypes)[number]
