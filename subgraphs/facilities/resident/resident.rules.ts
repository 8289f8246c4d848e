/** Groups of people the facilities serve; an own short list over Pháp lệnh 02/2020 Đ3, NĐ 20/2021 Đ5 and NĐ 103/2017 Đ6. */
export const beneficiaryKinds = [
  'MERIT_PERSON',
  'MERIT_RELATIVE',
  'ELDERLY',
  'CHILD',
  'DISABLED',
  'MENTAL_ILLNESS',
  'HIV_SUPPORT',
  'EMERGENCY_PROTECTION',
  'DRUG_REHABILITATION',
  'VOLUNTARY_CONTRACT',
] as const
export type BeneficiaryKind = (typeof beneficiaryKinds)[number]

export const sexes = ['MALE', 'FEMALE', 'UNKNOWN'] as const
export type Sex = (typeof sexes)[number]

export const identifierTypes = ['PERSONAL_ID', 'SOCIAL_INSURANCE', 'OLD_IDENTITY_CARD', 'TEMPORARY'] as const
export type IdentifierType = (typeof identifierTypes)[number]
