import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { following, step } from '../support/moves.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'HY-TT'
const nurse: TokenClaims = { role: 'nurse', facility: home }
const neighbour: TokenClaims = { role: 'nurse', facility: 'BD-KT' }
const officer: TokenClaims = { role: 'insurance-officer', province: '33' }
const hospital = world.referrals.healthFacilities.find(({ onHub, provinceCode }) => onHub && provinceCode === '33')
if (!hospital) throw new Error('The demo has no hospital on the hub there')
const doctor: TokenClaims = { role: 'clinician', hospital: hospital.code }

interface Alert {
  id: string
  kind: string
  severity: string
  measure: string
  value: number
}

const severityOf = new Map<string | null, string[]>()
for (const { healthCheckId, severity } of world.facilities.alerts) {
  severityOf.set(healthCheckId, [...(severityOf.get(healthCheckId) ?? []), severity])
}
const newest = new Map<string, string>()
for (const { residentId, id } of world.facilities.checks.toSorted((a, b) => (a.checkedOn < b.checkedOn ? -1 : 1))) newest.set(residentId, id)
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))

/** Those of a home without a referral, by how pressing what the newest check found is. */
function peopleOf(code: string, of: (severities: readonly string[]) => boolean) {
  const all = residentsOf(code).filter(({ id, leftOn }) => !referred.has(id) && leftOn === null)
  return all.filter(({ id }) => of(severityOf.get(newest.get(id) ?? '') ?? []))
}
const isUrgent = (severities: readonly string[]) => severities.includes('URGENT')
const isOne = (severities: readonly string[]) => severities.length === 1 && !isUrgent(severities)
const isSeveral = (severities: readonly string[]) => severities.length > 1 && !isUrgent(severities)

type Person = ReturnType<typeof peopleOf>[number]
function first(people: Person[], index = 0): Person {
  const person = people[index]
  if (!person) throw new Error('The demo has nobody for this')
  return person
}

const latest = 'query ($id: ID!) { resident(id: $id) { latestHealthCheck { checkedOn alerts { id kind severity measure value } } } }'
/** What the staff of a home find when they open somebody's newest check. */
async function checkOf({ id }: Person, claims = nurse) {
  const answer = await (await signedIn(claims))(latest, { id: toGlobalId('Resident', id) })
  const { latestHealthCheck } = field<{ latestHealthCheck: { checkedOn: string; alerts: [Alert, ...Alert[]] } }>(answer, 'resident')
  return latestHealthCheck
}

const create = `mutation ($input: CreateReferralInput!) { createReferral(input: $input) {
  referral { id status urgency reason summary resident { id } fromAlert { id kind severity measure value } }
  openReferral { id } userErrors { code message path } } }`
const draftFrom = (person: Person, fromAlert: string | undefined, more: object = {}) => ({
  idempotencyKey: freshKey('alert'), kind: 'CARE_LINK', fromAlert, toFacility: toGlobalId('HealthFacility', hospital.id), diagnoses: [],
  patient: { name: person.fullName, birthDate: person.birthDate, sex: person.sex }, consent: { by: 'PERSON', on: '2026-11-02' }, ...more,
})
const begin = async (claims: TokenClaims, input: object): Promise<Answer> => (await signedIn(claims))(create, { input })
const refusedWith = (...userErrors: object[]) => ({ data: { createReferral: { referral: null, openReferral: null, userErrors } } })
const notThere = {
  code: 'NOT_FOUND',
  message: 'Không tìm thấy cảnh báo này, hoặc bạn không được xem. Nếu cảnh báo vừa được ghi, hãy chờ vài giây rồi thử lại.',
  path: ['input', 'fromAlert'],
}

const names: Record<string, string> = {
  systolic_bp: 'Huyết áp tâm thu # mmHg',
  diastolic_bp: 'Huyết áp tâm trương # mmHg',
  bmi: 'Chỉ số khối cơ thể (BMI) # kg/m²',
  fasting_glucose: 'Đường huyết lúc đói # mmol/L',
}
/** How the sentence of a finding begins. */
function told({ measure, value }: Alert, checkedOn: string): string {
  const day = checkedOn.split('-').toReversed().join('/')
  return `${names[measure]?.replace('#', String(value).replace('.', ','))} khi khám ngày ${day} (`
}

const one = 'query ($id: ID!) { referral(id: $id) { status reason fromAlert { kind value } } }'
const look = async (claims: TokenClaims, id: string) => (await signedIn(claims))(one, { id })

describe('a referral from a health alert', () => {
  test('has its person, reason and urgency from the check, and points back at the alert', async () => {
    const person = first(peopleOf(home, isOne))
    const { checkedOn, alerts: [alert] } = await checkOf(person)
    const begun = await begin(nurse, draftFrom(person, alert.id))
    expect(begun).toEqual({ data: { createReferral: {
      referral: {
        id: expect.any(String), status: 'DRAFT', urgency: 'ROUTINE', reason: expect.any(String), summary: null,
        resident: { id: toGlobalId('Resident', person.id) }, fromAlert: alert,
      },
      openReferral: null, userErrors: [],
    } } })
    const { referral: { id, reason } } = field<{ referral: { id: string; reason: string } }>(begun, 'createReferral')
    expect(reason.startsWith(told(alert, checkedOn))).toBe(true)
    const seen = { kind: alert.kind, value: alert.value }
    expect(await look(nurse, id)).toEqual({ data: { referral: { status: 'DRAFT', reason, fromAlert: seen } } })

    // The same alert again, to another place: there is an open one.
    const elsewhere = world.referrals.healthFacilities.find(each => each.id !== hospital.id)
    const again = await begin(nurse, draftFrom(person, alert.id, { toFacility: toGlobalId('HealthFacility', elsewhere?.id ?? '') }))
    expect(again).toEqual({ data: { createReferral: {
      referral: null, openReferral: { id },
      userErrors: [{ code: 'DUPLICATE_OPEN', message: expect.any(String), path: ['input'] }],
    } } })
  })

  test('with a finding that is urgent it is urgent, and says all that the check found', async () => {
    const person = first(peopleOf(home, isUrgent))
    const { checkedOn, alerts } = await checkOf(person)
    const chosen = alerts.find(({ severity }) => severity !== 'URGENT') ?? alerts[0]
    const begun = await begin(nurse, draftFrom(person, chosen.id, { reason: 'Đau đầu dữ dội', summary: 'Từ sáng nay' }))
    const { referral } = field<{ referral: { urgency: string; reason: string; summary: string } }>(begun, 'createReferral')
    expect(referral).toMatchObject({ urgency: 'URGENT', reason: 'Đau đầu dữ dội' })
    expect(referral.summary.startsWith(told(chosen, checkedOn))).toBe(true)
    expect(referral.summary.endsWith('\nTừ sáng nay')).toBe(true)
    expect(referral.summary.split('\n')[0]?.split('; ')).toHaveLength(alerts.length)
  })

  test('of a neighbour’s resident, of nobody, or of anybody else than is named is refused', async () => {
    const person = first(peopleOf(home, isSeveral))
    const { alerts: [alert] } = await checkOf(person)
    expect(await begin(neighbour, draftFrom(person, alert.id))).toEqual(refusedWith(notThere))
    const nobody = toGlobalId('Alert', '00000000-0000-4000-8000-000000000000')
    expect(await begin(nurse, draftFrom(person, nobody))).toEqual(refusedWith(notThere))
    expect(await begin(nurse, draftFrom(person, 'no id'))).toEqual(refusedWith(notThere))
    const resident = toGlobalId('Resident', first(peopleOf(home, isOne), 1).id)
    const other = { code: 'INVALID_VALUE', message: expect.any(String), path: ['input', 'resident'] }
    expect(await begin(nurse, draftFrom(person, alert.id, { resident }))).toEqual(refusedWith(other))
  })

  test('without an alert, reason and urgency are asked for, both at once', async () => {
    const person = first(peopleOf(home, isSeveral), 1)
    const missing = { code: 'VALUE_MISSING', message: 'Chưa nhập mục này; chỉ được bỏ trống khi lập phiếu từ cảnh báo sức khoẻ. Hãy nhập rồi gửi lại.' }
    const input = draftFrom(person, undefined, { resident: toGlobalId('Resident', person.id) })
    expect(await begin(nurse, input)).toEqual(
      refusedWith({ ...missing, path: ['input', 'urgency'] }, { ...missing, path: ['input', 'reason'] }),
    )
  })

  test('shows its alert to nobody who may not read health data there: the insurance and the hospital see null', async () => {
    const person = first(peopleOf(home, isSeveral), 2)
    const { alerts: [alert] } = await checkOf(person)
    const link = following(await step(nurse, 'createReferral', draftFrom(person, alert.id)))
    expect(await link.by({ role: 'head', facility: home }, 'approveReferral')).toBe('DRAFT SENDER')
    expect(await link.by(nurse, 'sendReferral')).toBe('SENT RECEIVER')
    const pointer = 'query ($id: ID!) { referral(id: $id) { status fromAlert { id kind value } } }'
    for (const claims of [officer, doctor]) {
      const answer = await (await signedIn(claims))(pointer, { id: link.id() })
      expect(answer).toEqual({ data: { referral: { status: 'SENT', fromAlert: null } } })
    }
    const programme = await (await signedIn({ role: 'programme-officer', province: '33' }))(pointer, { id: link.id() })
    expect(programme).toEqual({ data: { referral: null } })
    const own = await (await signedIn({ role: 'resident', resident: toGlobalId('Resident', person.id) }))(pointer, { id: link.id() })
    expect(own).toEqual({ data: { referral: { status: 'SENT', fromAlert: { id: alert.id, kind: alert.kind, value: alert.value } } } })
  })

  test('begins for a person in drug rehabilitation too, by the staff there alone', async () => {
    const centre = 'HY-CNMT'
    const staff: TokenClaims = { role: 'nurse', facility: centre }
    const person = first(peopleOf(centre, isSeveral))
    const { alerts: [alert] } = await checkOf(person, staff)
    expect(await begin(nurse, draftFrom(person, alert.id))).toEqual(refusedWith(notThere))
    const begun = await begin(staff, draftFrom(person, alert.id))
    const { referral: { id } } = field<{ referral: { id: string } }>(begun, 'createReferral')
    expect(await look({ role: 'coordinator', province: '33' }, id)).toEqual({ data: { referral: null } })
    expect(await look(staff, id)).toMatchObject({ data: { referral: { fromAlert: { kind: alert.kind, value: alert.value } } } })
  })
})
