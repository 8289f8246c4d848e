import { afterAll, describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { tokenFor } from '../support/hub.js'
import { type Live, nextChange, openLive } from '../support/live.js'
import { following, step } from '../support/moves.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

/** A home without licence; its people without a referral of their own. */
const home = 'QN-TT'
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const people = residentsOf(home).filter(({ id, leftOn }) => !referred.has(id) && leftOn === null)
const hospital = world.referrals.healthFacilities.find(({ onHub, provinceCode }) => onHub && provinceCode === '48')
if (!hospital) throw new Error('The demo has no hospital on the hub there')
const nurse: TokenClaims = { role: 'nurse', facility: home }
const head: TokenClaims = { role: 'head', facility: home }
const there = (role: TokenClaims['role']): TokenClaims => ({ role, hospital: hospital.code })

const lines: Live[] = []
afterAll(() => lines.forEach(live => live.close()))

function person(index: number) {
  const one = people[index]
  if (!one) throw new Error(`${home} has too few residents without a referral`)
  return { key: one.id, id: toGlobalId('Resident', one.id), patient: { name: one.fullName, birthDate: one.birthDate, sex: one.sex } }
}

const draftOf = ({ id, patient }: ReturnType<typeof person>) => ({
  kind: 'CARE_LINK', resident: id, patient, toFacility: toGlobalId('HealthFacility', hospital.id), urgency: 'ROUTINE',
  reason: 'Đau khớp gối', diagnoses: ['M17.1'], summary: 'Đau hai gối', consent: { by: 'PERSON', on: '2026-11-02' },
})

async function sentFor(who: ReturnType<typeof person>) {
  const link = following(await step(nurse, 'createReferral', draftOf(who)))
  expect(await link.by(head, 'approveReferral')).toBe('DRAFT SENDER')
  expect(await link.by(nurse, 'sendReferral')).toBe('SENT RECEIVER')
  return link
}

const discharge = `mutation ($input: DischargeResidentInput!) { dischargeResident(input: $input) {
  resident { version currentStay { admittedOn } } endedStay { endedOn endReason } userErrors { code path currentVersion } } }`
async function discharged(id: string, reason: string, more: object = {}, claims = nurse) {
  const input = { idempotencyKey: freshKey('discharge'), resident: id, expectedVersion: 1, on: '2026-11-02', reason, ...more }
  return (await signedIn(claims))(discharge, { input })
}

const seen = 'query ($id: ID!) { referral(id: $id) { version status nextMove leftAs leftOn dueBy steps { move side reason note } } }'
interface Seen {
  version: number
  status: string
  nextMove: string
  leftAs: string | null
  dueBy: string
  steps: { move: string; side: string; reason: string | null }[]
}
const look = async (id: string, claims = nurse) => field<Seen>(await (await signedIn(claims))(seen, { id }), 'referral')

/** What the referral says once the event of the home has come. */
async function noted(id: string, leftAs: string | null): Promise<Seen> {
  for (let tries = 0; ; tries++) {
    const now = await look(id)
    if (now.leftAs === leftAs || tries === 200) return now
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

const onList = async (claims: TokenClaims, list: string) =>
  field<{ nodes: { id: string }[] }>(
    await (await signedIn(claims))(`{ referralWorklist(list: ${list}, first: 100) { nodes { id } } }`),
    'referralWorklist',
  ).nodes.map(({ id }) => id)

describe('a person who leaves care with an open referral', () => {
  test('discharged: nothing ends, the sender is asked, and the receiver’s clock stands still until it is answered', async () => {
    const who = person(0)
    const link = await sentFor(who)
    const before = await look(link.id())
    const { url, dataDir } = inject('hub')
    const live = await openLive(url, await tokenFor(dataDir, there('clinician')), `subscription ($resident: ID) {
      referralChanged(filter: { resident: $resident }) { kind cursor status referral { nextMove leftAs } } }`, { resident: who.id })
    lines.push(live)
    expect((await nextChange(live)).kind).toBe('OPENED')
    expect(await discharged(who.id, 'TO_FAMILY')).toEqual({ data: { dischargeResident: {
      resident: { version: 2, currentStay: null }, endedStay: { endedOn: '2026-11-02', endReason: 'TO_FAMILY' }, userErrors: [],
    } } })
    const left = await noted(link.id(), 'DISCHARGED')
    expect(left).toMatchObject({ version: before.version + 1, status: 'SENT', nextMove: 'SENDER', leftAs: 'DISCHARGED', leftOn: '2026-11-02' })
    // A sender who is asked has two working days; the hospital had one.
    expect([before.dueBy, left.dueBy]).toEqual(['2026-11-03T16:59:59.999Z', '2026-11-04T16:59:59.999Z'])
    expect(left.steps.at(-1)).toEqual({ move: 'noteDeparture', side: 'SYSTEM', reason: 'DISCHARGED', note: null })
    expect(await nextChange(live)).toMatchObject({ status: 'SENT', referral: { nextMove: 'SENDER', leftAs: 'DISCHARGED' } })
    expect(await onList(nurse, 'PERSON_LEFT')).toContain(link.id())
    expect(await onList(nurse, 'WAITING_FOR_HOSPITAL')).toContain(link.id())

    const moved = { referral: link.id(), expectedVersion: left.version }
    expect((await step(nurse, 'continueReferral', moved)).userErrors).toEqual([{ code: 'NOTE_MISSING', path: ['input', 'note'] }])
    // Then the hospital has what it had left, in whole minutes.
    const goesOn = await step(nurse, 'continueReferral', { ...moved, note: 'Gia đình đưa đi khám' })
    expect(goesOn.referral).toMatchObject({ status: 'SENT', nextMove: 'RECEIVER', version: left.version + 1 })
    expect(await look(link.id())).toMatchObject({ leftAs: null, leftOn: null, dueBy: '2026-11-03T16:59:00.000Z' })
    expect(await onList(nurse, 'PERSON_LEFT')).not.toContain(link.id())
    const again = { referral: link.id(), expectedVersion: left.version + 1, note: 'x' }
    expect((await step(nurse, 'continueReferral', again)).userErrors).toEqual([{ code: 'NOTHING_TO_CONTINUE', path: ['input', 'referral'] }])
    const another = await step(nurse, 'createReferral', { ...draftOf(who), diagnoses: ['H25.1'] })
    expect(another.userErrors).toEqual([{ code: 'PERSON_LEFT', path: ['input', 'resident'] }])
  })

  test('died: only a death or a cancellation ends it, and nothing new begins', async () => {
    const who = person(1)
    const link = await sentFor(who)
    await discharged(who.id, 'DIED')
    const left = await noted(link.id(), 'DIED')
    const now = { referral: link.id(), expectedVersion: left.version }
    expect((await step(nurse, 'continueReferral', { ...now, note: 'x' })).userErrors).toEqual([{ code: 'PERSON_DIED', path: ['input', 'referral'] }])
    expect((await step(nurse, 'createReferral', draftOf(who))).userErrors).toEqual([{ code: 'PERSON_DIED', path: ['input', 'resident'] }])
    expect((await step(nurse, 'recordDeath', now)).referral).toMatchObject({ status: 'DIED', nextMove: 'NOBODY' })
    expect(await onList(nurse, 'PERSON_LEFT')).not.toContain(link.id())
  })

  test('is discharged by the home alone, once, and not in the future', async () => {
    const { id } = person(2)
    const codes = async (...asked: Parameters<typeof discharged>) => {
      const { data, errors } = await discharged(...asked)
      const payload = data?.dischargeResident as { userErrors: { code: string; path: string[] }[] } | null | undefined
      return [...(errors ?? []).map(({ extensions }) => extensions?.code), ...(payload?.userErrors ?? []).map(({ code }) => code)]
    }
    expect(await codes(id, 'OTHER', { on: '2026-11-03' })).toEqual(['DATE_IN_FUTURE'])
    expect(await codes(id, 'OTHER', { expectedVersion: 7 })).toEqual(['CONFLICT'])
    expect(await codes(id, 'OTHER', {}, { role: 'nurse', facility: 'QN-TE' })).toEqual(['NOT_FOUND'])
    expect(await codes(id, 'OTHER', {}, { role: 'coordinator', province: '48' })).toEqual(['FORBIDDEN'])
    const key = { idempotencyKey: freshKey('once') }
    const [one, two] = [await discharged(id, 'OWN_WISH', key), await discharged(id, 'OWN_WISH', key)]
    expect(one).toEqual(two)
    expect(await codes(id, 'OWN_WISH', { expectedVersion: 2 })).toEqual(['NO_OPEN_STAY'])
  })
})
