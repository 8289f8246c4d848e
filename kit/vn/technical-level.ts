import { registerEnumType } from 'type-graphql'

/**
 * The three technical levels of health facilities since 2025-01-01 (Luật KCB 15/2023 Đ104, NĐ 96/2023). What the
 * insurance pays still depends on the tier before 2025 as well: both are facts of a day.
 */
export const technicalLevels = ['INITIAL', 'BASIC', 'SPECIALISED'] as const
export type TechnicalLevel = (typeof technicalLevels)[number]

/**
 * The four tiers that ended on 2024-12-31 (tuyến; TT 43/2013, TT 14/2014). The former tier of a facility still decides
 * part of what the insurance pays, so it is kept beside the technical level.
 */
export const formerTiers = ['COMMUNE', 'DISTRICT', 'PROVINCE', 'CENTRAL'] as const
export type FormerTier = (typeof formerTiers)[number]

export const TechnicalLevelEnum = Object.fromEntries(technicalLevels.map(level => [level, level]))
registerEnumType(TechnicalLevelEnum, {
  name: 'TechnicalLevel',
  description: 'Technical level of a health facility (cấp chuyên môn kỹ thuật).',
  valuesConfig: {
    INITIAL: { description: 'Initial level: communes and clinics (cấp ban đầu).' },
    BASIC: { description: 'Basic level: general hospitals (cấp cơ bản).' },
    SPECIALISED: { description: 'Specialised level: the last to be sent to (cấp chuyên sâu).' },
  },
})

export const FormerTierEnum = Object.fromEntries(formerTiers.map(tier => [tier, tier]))
registerEnumType(FormerTierEnum, {
  name: 'FormerTier',
  description: 'Tier of a health facility before 2025 (tuyến trước năm 2025).',
  valuesConfig: {
    COMMUNE: { description: 'Commune (tuyến xã).' },
    DISTRICT: { description: 'District (tuyến huyện).' },
    PROVINCE: { description: 'Province (tuyến tỉnh).' },
    CENTRAL: { description: 'Central (tuyến trung ương).' },
  },
})
