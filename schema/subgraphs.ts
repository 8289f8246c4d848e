/**
 * The one list of subgraphs. The build composes them, the gateway finds them, `start/` runs them, the tests walk them.
 * A new sector is one more line here and one in `start/sectors.ts`.
 */
export const subgraphs = [
  { name: 'facilities', port: 4001, urlSetting: 'HUB_FACILITIES_URL', databaseSetting: 'HUB_FACILITIES_DATABASE_URL' },
  { name: 'referrals', port: 4002, urlSetting: 'HUB_REFERRALS_URL', databaseSetting: 'HUB_REFERRALS_DATABASE_URL' },
  { name: 'insurance', port: 4003, urlSetting: 'HUB_INSURANCE_URL', databaseSetting: 'HUB_INSURANCE_DATABASE_URL' },
] as const

export type SubgraphName = (typeof subgraphs)[number]['name']

/** Where a subgraph is found when its URL setting is not given. */
export function defaultUrl(port: number): string {
  return `http://127.0.0.1:${port}/graphql`
}
