import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BorrowedFact, copyOf } from '../../../kit/copy.js'
import { toGlobalId, uuidFrom } from '../../../kit/id.js'
import { healthAlert, type HealthAlertFact, residentLink, senderLicence } from '../../../kit/vn/borrowed-facts.js'
import { name } from '../orm.js'
import { ReferralEntity } from '../referral/referral.entity.js'
import { now, referralsSector, type Sector, type Who } from '../referrals.fixture.js'

const home = 'QN-BTXH'
const nurse = { role: 'nurse', facility: home } as const
const place = { facilityId: uuidFrom(home), facilityCode: home, provinceCode: '48', sealed: false }

let sector: Sector
beforeAll(async () => {
  sector = await referralsSector()
  await take(senderLicence, place.facilityId, { ...place, healthFacilityCode: null, validFrom: null, validTo: null })
})
afterAll(() => sector.close())

let events = 0
/** What the copy takes when its owner tells. */
async function take<Fact extends object>(fact: BorrowedFact<Fact>, aggregateId: string, payload: Fact, version = 1) {
  const told = { type: fact.type, aggregate: 'Told', aggregateId, version, payload, at: now.toISOString() }
  const event = { ...told, position: ++events, id: uuidFrom(`from-alert:${events}`) }
  await sector.db.transaction(tx => copyOf(name, fact).apply(tx, [event]))
}

let people = 0
/** Somebody who lives in the home, unless something else is said. */
async function aPerson(more: object = {}, version = 1, residentId = uuidFrom(`from-alert:person ${++people}`)) {
  const link = { ...place, sealedScope: null, categories: [], survivorId: null, leftAs: null, leftOn: null }
  await take(residentLink, residentId, { residentId, ...link, ...more }, version)
  return residentId
}

/** A finding of a person, and the public id by which the nurse knows it. */
async function anAlert(residentId: string, more: Partial<HealthAlertFact> = {}) {
  const alertId = uuidFrom(`from-alert:alert ${events}`)
  const finding = { kind: 'THRESHOLD_HIGH', severity: 'ALERT', measure: 'fasting_glucose', value: 7.2 } as const
  const fact: HealthAlertFact = { alertId, residentId, ...finding, subject: null, checkedOn: '2026-10-12', raisedAt: '2026-10-12T03:00:00.000Z', ...more }
  await take(healthAlert, alertId, fact)
  return { fact, id: toGlobalId('Alert', alertId) }
}

const create = `mutation ($input: CreateReferralInput!) { createReferral(input: $input) {
  referral { id urgency reason summary fromAlert { id } } openReferral { id } userErrors { code path } } }`
const draft = {
  kind: 'CARE_LINK',
  toFacility: toGlobalId('HealthFacility', uuidFrom('48001')),
  diagnoses: [],
  patient: { name: 'Trần Thị Bình', birthDate: '1950', sex: 'FEMALE' },
}
let keys = 0
interface Begun {
  referral: { id: string; urgency: string; reason: string; summary: string | null; fromAlert: { id: string } | null } | null
  openReferral: { id: string } | null
  userErrors: { code: string; path: string[] }[]
}
async function begin(input: object, who: Who = nurse): Promise<Begun | undefined> {
  const { data } = await sector.ask(who, create, { input: { idempotencyKey: `from-alert-${++keys}`, ...draft, ...input } })
  return data?.createReferral
}
const refused = (code: string, field: string) => ({ referral: null, openReferral: null, userErrors: [{ code, path: ['input', field] }] })

describe('the copy of the health alerts', () => {
  test('holds the finding with its number and its day, once, and nothing of the place', async () => {
    const { fact } = await anAlert(await aPerson())
    await take(healthAlert, fact.alertId, { ...fact, value: 9.9 })
    const rows = await sector.db.read('select a.*, a."value"::text from "referrals"."health_alert" a where "alert_id" = $1', [fact.alertId])
    expect(rows).toEqual([{
      alert_id: fact.alertId, resident_id: fact.residentId, kind: 'THRESHOLD_HIGH', severity: 'ALERT', measure: 'fasting_glucose',
      value: '7.2', subject: null, checked_on: '2026-10-12', raised_at: new Date(fact.raisedAt), source_version: 1, as_of: now,
    }])
  })
})

describe('a referral from a health alert', () => {
  test('says what was found at that check, and nothing of other days or people', async () => {
    const person = await aPerson()
    const { id } = await anAlert(person)
    await anAlert(person, { measure: 'systolic_bp', value: 182, severity: 'URGENT' })
    await anAlert(person, { measure: 'bmi', value: 30, checkedOn: '2026-04-12' })
    await anAlert(await aPerson(), { measure: 'bmi', value: 31 })
    const reason = 'Đường huyết lúc đói 7,2 mmol/L khi khám ngày 12/10/2026 (ngưỡng cần khám); huyết áp tâm thu 182 mmHg (ngưỡng khẩn)'
    expect(await begin({ fromAlert: id })).toEqual({
      referral: { id: expect.any(String), urgency: 'URGENT', reason, summary: null, fromAlert: { id } },
      openReferral: null,
      userErrors: [],
    })
  })

  test('is begun once by the same key, and once by two who ask at the same time', async () => {
    const { id } = await anAlert(await aPerson())
    const key = { idempotencyKey: 'from-alert-same-key', fromAlert: id }
    const one = await begin(key)
    expect(await begin(key)).toEqual(one)
    const again = { referral: null, openReferral: { id: one?.referral?.id }, userErrors: [{ code: 'DUPLICATE_OPEN', path: ['input'] }] }
    expect(await begin({ fromAlert: id })).toEqual(again)

    const other = await anAlert(await aPerson())
    const both = await Promise.all([begin({ fromAlert: other.id }), begin({ fromAlert: other.id })])
    expect(both.map(begun => begun?.userErrors.map(({ code }) => code).join() ?? '').toSorted()).toEqual(['', 'DUPLICATE_OPEN'])
  })

  test('is refused to another place and for another disease while the first is open, and begun again once it has ended', async () => {
    const { id } = await anAlert(await aPerson())
    const first = await begin({ fromAlert: id, diagnoses: ['E11.9'] })
    const elsewhere = { fromAlert: id, diagnoses: ['I10'], toFacility: toGlobalId('HealthFacility', uuidFrom('48101')) }
    expect(await begin(elsewhere)).toMatchObject({ referral: null, openReferral: { id: first?.referral?.id } })
    const cancel = `mutation ($input: CancelReferralInput!) { cancelReferral(input: $input) { referral { status } userErrors { code } } }`
    const input = { idempotencyKey: 'from-alert-cancel', referral: first?.referral?.id, expectedVersion: 1, reason: 'OTHER', note: 'Nhầm' }
    const { data } = await sector.ask(nurse, cancel, { input })
    expect(data?.cancelReferral).toEqual({ referral: { status: 'CANCELLED' }, userErrors: [] })
    expect((await begin(elsewhere))?.referral?.fromAlert).toEqual({ id })
  })

  test('whose alert has not come yet is refused, and done once it is there', async () => {
    const person = await aPerson()
    const alertId = uuidFrom('from-alert:late')
    const id = toGlobalId('Alert', alertId)
    expect(await begin({ fromAlert: id })).toEqual(refused('NOT_FOUND', 'fromAlert'))
    await anAlert(person, { alertId })
    expect((await begin({ fromAlert: id }))?.referral?.fromAlert).toEqual({ id })
  })

  test('is refused alike for a neighbour and for an id of another kind', async () => {
    const { id } = await anAlert(await aPerson())
    expect(await begin({ fromAlert: id }, { role: 'nurse', facility: 'QN-NCC' })).toEqual(refused('NOT_FOUND', 'fromAlert'))
    expect(await begin({ fromAlert: id }, { role: 'clinician', hospital: '48001' })).toEqual(refused('NOT_FOUND', 'fromAlert'))
    expect(await begin({ fromAlert: toGlobalId('Resident', uuidFrom('x')) })).toEqual(refused('NOT_FOUND', 'fromAlert'))
  })

  test('must be of the resident that is named, and answers no care link', async () => {
    const person = await aPerson()
    const { id } = await anAlert(person)
    const resident = toGlobalId('Resident', await aPerson())
    expect(await begin({ fromAlert: id, resident })).toEqual(refused('INVALID_VALUE', 'resident'))
    expect(await begin({ fromAlert: id, fromLink: toGlobalId('Referral', uuidFrom('NEW')) })).toEqual(refused('INVALID_VALUE', 'fromLink'))
    expect((await begin({ fromAlert: id, resident: toGlobalId('Resident', person) }))?.userErrors).toEqual([])
  })

  test.each([['DISCHARGED', 'PERSON_LEFT'], ['DIED', 'PERSON_DIED']] as const)('of a person who is %s is refused', async (leftAs, code) => {
    const person = await aPerson()
    const { id } = await anAlert(person)
    await aPerson({ leftAs, leftOn: '2026-11-01' }, 2, person)
    expect(await begin({ fromAlert: id })).toEqual(refused(code, 'fromAlert'))
  })

  test('with the findings counts the summary’s length', async () => {
    const { id } = await anAlert(await aPerson())
    const tooLong = { reason: 'Khát nhiều', summary: 'x'.repeat(10_000), urgency: 'ROUTINE' }
    expect(await begin({ fromAlert: id, ...tooLong })).toEqual(refused('INVALID_VALUE', 'summary'))
  })

  test('shows the alert neither to the insurance nor to the hospital, and to the province without an error', async () => {
    const { id } = await anAlert(await aPerson())
    const begun = await begin({ fromAlert: id })
    await sector.db.transaction(async tx => {
      await tx.em.nativeUpdate(ReferralEntity, { fromAlertId: { $ne: null } }, { status: 'SENT' })
    })
    const look = async (who: Who) =>
      sector.ask(who, 'query ($id: ID!) { referral(id: $id) { status fromAlert { id } } }', { id: begun?.referral?.id })
    const seen = (fromAlert: object | null) => ({ data: { referral: { status: 'SENT', fromAlert } }, codes: undefined })
    for (const who of [{ role: 'insurance-officer', province: '48' }, { role: 'clinician', hospital: '48001' }] as const) {
      expect(await look(who)).toMatchObject(seen(null))
    }
    expect(await look({ role: 'coordinator', province: '48' })).toMatchObject(seen({ id }))
  })
})
