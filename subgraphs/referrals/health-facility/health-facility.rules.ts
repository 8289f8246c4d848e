/**
 * The four tiers that ended on 2024-12-31 (tuyến; TT 43/2013, TT 14/2014). The former tier of a facility still decides
 * part of what the insurance pays, so it is kept beside the technical level.
 */
export const formerTiers = ['COMMUNE', 'DISTRICT', 'PROVINCE', 'CENTRAL'] as const
export type FormerTier = (typeof formerTiers)[number]
