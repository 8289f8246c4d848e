import type { Clock } from '../../kit/clock.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { countedHub, type CountedHub } from './in-process.js'
import { facilityOf, residentsOf } from './world.js'
import { freshKey } from './writes.js'

/** The home of whoever has something sealed, and the centre; both of province 48. */
export const home = 'QN-NCC'
export const centre = 'QN-CNMT'

export const nurse: TokenClaims = { role: 'nurse', facility: home }
export const clinician: TokenClaims = { role: 'clinician', facility: home }
export const headOfHome: TokenClaims = { role: 'head', facility: home }
export const headOfCentre: TokenClaims = { role: 'head', facility: centre }
export const coordinator: TokenClaims = { role: 'coordinator', province: '48' }

function personOf(facility: string, nth: number) {
  const person = residentsOf(facility).filter(({ leftOn, survivorId }) => leftOn === null && survivorId === null)[nth]
  if (!person) throw new Error(`${facility} has too few people`)
  return { key: person.id, id: toGlobalId('Resident', person.id), code: person.code, name: person.fullName }
}

/** Who lives in the centre; who was there and lives in the home; who lives with HIV in the home; who has nothing sealed. */
export const people = { inside: personOf(centre, 0), past: personOf(home, 0), protected: personOf(home, 1), plain: personOf(home, 2), inside2: personOf(centre, 1), inside3: personOf(centre, 2), inside4: personOf(centre, 3) }

/** A clock that a test moves. */
export function movableClock(): { readonly clock: Clock; move(minutes: number): void } {
  let at = Date.parse('2026-11-02T09:00:00+07:00')
  return { clock: () => new Date(at), move: minutes => void (at += minutes * 60_000) }
}

/** The hub with what is sealed of these people written into it. */
export async function sealedHub(clock?: Clock): Promise<CountedHub> {
  const hub = await countedHub('process', { subgraphTimeout: 15_000, clock })
  const run = (table: string, row: Record<string, unknown>) => hub.sql('facilities', `insert into facilities.${table} (${Object.keys(row).join(', ')})
    values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row))
  const past = { resident_id: people.past.key }
  await run('stay', { id: crypto.randomUUID(), ...past, facility_id: facilityOf(centre).id, mode: 'RESIDENTIAL', admitted_on: '2010-01-01', ended_on: '2010-05-01', end_reason: 'GOAL_MET' })
  await run('resident_category', { id: crypto.randomUUID(), ...past, kind: 'DRUG_REHABILITATION', since: '2010-01-01', until: '2010-05-01' })
  const ofProtected = { resident_id: people.protected.key }
  const by = { verification_status: 'CONFIRMED', recorded_at: '2026-10-01T02:00:00Z', recorded_by: 'x', recorded_role: 'clinician', recorded_organisation: home }
  await run('resident_condition', { id: crypto.randomUUID(), ...ofProtected, ...by, code: 'B20.1', text: 'HIV', clinical_status: 'ACTIVE', found_in: 'TOLD' })
  const medicine = { strength: '1', dose: '1', times_per_day: 1, as_needed: false, route: 'ORAL', since: '2024' }
  await run('resident_medicine', { id: crypto.randomUUID(), ...ofProtected, ...by, ...medicine, name: 'TLD', active_ingredient: 'Dolutegravir' })
  const check = crypto.randomUUID()
  await run('health_check', {
    id: check, ...ofProtected, facility_id: facilityOf(home).id, checked_on: '2026-10-30', next_due_on: '2027-04-30', diseases: ['I10', 'B20.1', 'Z21'],
    conclusion: 'Nhiễm HIV giai đoạn 1', advice: 'Ăn nhạt', findings: JSON.stringify([{ speciality: 'INTERNAL', text: 'Tim đều' }, { speciality: 'SKIN', text: 'Tổn thương da do HIV' }]), glucose_symptoms: false, electronic: false,
  })
  await run('health_check_before', { id: crypto.randomUUID(), health_check_id: check, version: 2, fields: JSON.stringify({ diseases: 'Z21' }), reason: 'Nhập nhầm mã', at: '2026-10-31T02:00:00Z', by: 'x', by_role: 'clinician', by_organisation: home })
  await run('alert', {
    id: crypto.randomUUID(), ...ofProtected, health_check_id: check, kind: 'THRESHOLD_HIGH', severity: 'WARN', measure: 'systolic_bp', value: 150, found_on: '2026-10-30',
    found_in: 'HEALTH_CHECK', raised_at: '2026-10-30T02:00:00Z', version: 2, status: 'CLOSED', action: 'WATCH', note: 'Đã hội chẩn vì đang dùng ARV', acknowledged_at: '2026-10-30T03:00:00Z', acknowledged_by: 'x', acknowledged_role: 'nurse', acknowledged_organisation: home, closed_at: '2026-10-31T02:00:00Z',
  })
  return hub
}

export const record = `query ($id: ID!) { resident(id: $id) {
  fullName sealed { text openUntil } stays { facility { code } } categories { kind } conditions { code } medicines { name }
  healthChecks(first: 5) { nodes { diseases conclusion advice findings { text } corrections { reason } alerts { note } } }
} }`

export interface Told {
  readonly fullName: string
  readonly sealed: { readonly text: string; readonly openUntil: string | null } | null
  readonly stays: readonly { readonly facility: { readonly code: string } }[]
  readonly categories: readonly { readonly kind: string }[]
  readonly conditions: readonly { readonly code: string }[]
  readonly medicines: readonly { readonly name: string }[]
  readonly healthChecks: { readonly nodes: readonly { readonly diseases: string[]; readonly conclusion: string | null; readonly advice: string | null; readonly findings: { text: string }[]; readonly corrections: { reason: string }[]; readonly alerts: { note: string | null }[] }[] }
}

/** What a caller is told of a person, in short. */
export async function toldOf(hub: CountedHub, claims: TokenClaims, id: string) {
  const { data, errors } = await hub.ask(claims, record, { id })
  const person = data?.resident as Told | null | undefined
  const code = errors?.[0]?.extensions?.code
  if (!person) return code ?? null
  const [check] = person.healthChecks?.nodes ?? []
  return {
    note: person.sealed ? (person.sealed.openUntil ?? 'sealed') : (code ?? null),
    past: person.stays.some(({ facility }) => facility.code === centre) && person.categories.some(({ kind }) => kind === 'DRUG_REHABILITATION'),
    entries: [...person.conditions.filter(({ code }) => code === 'B20.1'), ...person.medicines.filter(({ name }) => name === 'TLD')].length,
    check: check?.diseases.includes('I10') ? { ...check, findings: check.findings.length, corrections: check.corrections.length, alerts: check.alerts.map(({ note }) => note) } : null,
  }
}

export const openInput = (id: string, more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('seal'), resident: id, reason: 'EMERGENCY_CARE', note: 'Người bệnh hôn mê, cần biết tiền sử để cấp cứu.', minutes: 60, ...more,
})
const opening = 'opening { id reason note openedAt closesAt endedAt isOpen bySubject byRole byOrganisation status verdict isOverdue reviewDueOn } userErrors { code path }'
export const openText = `mutation ($input: OpenSealedRecordInput!) { openSealedRecord(input: $input) { resident { fullName } ${opening} } }`
export const closeText = `mutation ($input: CloseSealedRecordInput!) { closeSealedRecord(input: $input) { ${opening} } }`
export const reviewText = `mutation ($input: ReviewSealedOpeningInput!) { reviewSealedOpening(input: $input) { ${opening} } }`

export interface OpeningPayload {
  readonly opening: { readonly id: string; readonly isOpen: boolean; readonly closesAt: string; readonly verdict: string | null; readonly status: string; readonly endedAt: string | null } | null
  readonly resident?: { readonly fullName: string } | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

/** Asks for a change; gives its payload, or the code with which it was refused. */
export async function change(hub: CountedHub, claims: TokenClaims, text: string, input: object): Promise<OpeningPayload | string> {
  const { data, errors } = await hub.ask(claims, text, { input })
  const payload = Object.values(data ?? {})[0] as OpeningPayload | null | undefined
  return payload ?? String(errors?.[0]?.extensions?.code)
}

export async function opened(hub: CountedHub, claims: TokenClaims, id: string, more: Record<string, unknown> = {}): Promise<string> {
  const payload = await change(hub, claims, openText, openInput(id, more))
  if (typeof payload === 'string' || !payload.opening) throw new Error(`Not opened: ${JSON.stringify(payload)}`)
  return payload.opening.id
}
