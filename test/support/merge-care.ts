import { expect } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { aPlan, aQuestion, changed } from './care.js'
import { field, signedIn } from './client.js'
import { aScreening, recordScreening } from './screenings.js'

/** What a whole answer about a person has of plans, sessions, consultations and screenings. */
export const careParts = `
    carePlan { id version status title needs begunOn reviewOn }
    carePlans { id version status title begunOn reviewOn endedOn endReason followUpUntil goals { id target dueOn status settledOn settledNote }
      steps { id version move on note goal goalStatus } sessions(first: 50) { totalCount nodes { id version kind plannedOn status minutes note performedBy cancelReason } } }
    teleConsultations { id version status question wantedBy requestedOn agreedFor heldOn result alert { id } healthCheck { id } steps { version status on note source } }
    screenings(first: 50) { totalCount nodes { id version instrument screenedOn answers { item value } score band previousScore } }
    careTimeline(first: 100) { at kind title ref }`

interface Row {
  id: string
}
export interface CareOf {
  resident: { carePlan: Row | null; carePlans: (Row & { status: string; sessions: { nodes: Row[] } })[]; teleConsultations: Row[]; screenings: { nodes: Row[] }; careTimeline: { ref: string }[] }
}

/** A plan with sessions that were held, a question to a hospital about the last check and a screening, for each of some people. */
export async function planCareFor(residents: readonly string[], claims: TokenClaims): Promise<void> {
  const ask = await signedIn(claims)
  for (const resident of residents) {
    const seen = await ask('query ($id: ID!) { resident(id: $id) { carePlan { id } latestHealthCheck { id } } }', { id: resident })
    const { carePlan, latestHealthCheck } = field<{ carePlan: Row | null; latestHealthCheck: Row | null }>(seen, 'resident')
    const plan = carePlan ?? (await changed(ask, 'startCarePlan', aPlan(resident, { begunOn: '2026-11-02', goals: [{ target: 'Nói được câu 4 từ', dueOn: '2026-12-31' }] }))).carePlan
    const { sessions } = await changed(ask, 'planSessions', { carePlan: plan?.id, kind: 'SPEECH', from: '2026-11-02' })
    const held = await changed(ask, 'recordSession', { session: sessions[0]?.id, expectedVersion: 1, outcome: 'DONE', minutes: 30, performedBy: 'CN. Lê Thị Hoa' })
    const asked = await changed(ask, 'requestTeleConsultation', aQuestion(resident, { healthCheck: latestHealthCheck?.id }))
    expect([held.userErrors, asked.userErrors]).toEqual([[], []])
    const screened = await ask(recordScreening, { input: aScreening(resident, 'GAD-7', [1, 0, 1, 0, 0, 1, 0]) })
    expect(screened.data).toMatchObject({ recordScreening: { screening: { score: 3 }, userErrors: [] } })
  }
}

const ids = (rows: readonly Row[]) => rows.map(({ id }) => id).toSorted()
const sessionsOf = ({ resident }: CareOf) => resident.carePlans.flatMap(({ sessions }) => sessions.nodes)

/** While two records are one person, that person has the plans, sessions and questions of both, and what happened to both. */
export function expectCareOfBoth(joined: CareOf, one: CareOf, other: CareOf): void {
  expect(ids(joined.resident.carePlans)).toEqual(ids([...one.resident.carePlans, ...other.resident.carePlans]))
  expect(joined.resident.carePlan?.id).toBe(joined.resident.carePlans[0]?.id)
  expect(joined.resident.carePlans.map(({ status }) => status).filter(status => status === 'ACTIVE')).toHaveLength(2)
  expect(ids(sessionsOf(joined))).toEqual(ids([...sessionsOf(one), ...sessionsOf(other)]))
  expect(sessionsOf(one).length * sessionsOf(other).length).toBeGreaterThan(0)
  expect(ids(joined.resident.teleConsultations)).toEqual(ids([...one.resident.teleConsultations, ...other.resident.teleConsultations]))
  const screenings = ({ resident }: CareOf) => ids(resident.screenings.nodes)
  expect(screenings(one).length * screenings(other).length).toBeGreaterThan(0)
  expect(screenings(joined)).toEqual([...screenings(one), ...screenings(other)].toSorted())
  const refs = ({ resident }: CareOf) => resident.careTimeline.map(({ ref }) => ref)
  expect(refs(joined).toSorted()).toEqual([...refs(one), ...refs(other)].toSorted())
}
