/**
 * The kinds of social-care facility that the provincial plans name, with who has owned them since 2025-03-01
 * (NQ 176/2025/QH15): merit-person care – home affairs; social assistance – health; drug rehabilitation – public security.
 */
export const facilityKinds = ['MERIT_PERSON_CARE', 'SOCIAL_ASSISTANCE', 'DRUG_REHABILITATION'] as const
export type FacilityKind = (typeof facilityKinds)[number]

/** The seven kinds of social-assistance facility (NĐ 103/2017 Đ5). */
export const socialAssistanceKinds = [
  'ELDERLY',
  'CHILDREN',
  'DISABLED',
  'MENTAL_HEALTH',
  'GENERAL',
  'SOCIAL_WORK_CENTRE',
  'OTHER',
] as const
export type SocialAssistanceKind = (typeof socialAssistanceKinds)[number]
