import { describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { ask, change, facilityId, newcomer, refusals, type StayMutation } from '../support/stays.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'QN-CT'
const nurse: TokenClaims = { role: 'nurse', facility: home }
const head: TokenClaims = { role: 'head', facility: home }
const neighbour: TokenClaims = { role: 'nurse', facility: 'QN-TE' }

const view = `query ($id: ID!) { resident(id: $id) { version absentSince currentAbsence { reason overdue mayBeMissing }
  currentStay { id version mode admittedOn warnings { code on } emergencyEndsOn absences { leftOn endedOn outcome } }
  stays { id version admittedOn endedOn endReason facility { code } } } }`
interface Seen {
  version: number
  absentSince: string | null
  currentStay: { id: string; version: number; warnings: { code: string; on: string | null }[]; absences: unknown[] } | null
  stays: { id: string; version: number; admittedOn: string; endedOn: string | null; facility: { code: string } }[]
}
const look = async (id: string, claims = nurse) => field<Seen>(await (await signedIn(claims))(view, { id }), 'resident')

describe('leave and return', () => {
  const leave = { reason: 'HOME_VISIT', from: '2026-10-20', expectedReturn: '2026-10-25', note: 'Giỗ cha' }

  test('a resident goes home, is overdue, comes back, and the stay goes on', async () => {
    const who = await newcomer(home, { admittedOn: '2026-10-01' })
    expect(await change(nurse, 'recordLeave', { ...who, id: undefined, ...leave })).toEqual({
      resident: { version: 2, absentSince: '2026-10-20' },
      absence: { reason: 'HOME_VISIT', leftOn: '2026-10-20', expectedReturnOn: '2026-10-25', endedOn: null, outcome: null, note: 'Giỗ cha', overdue: true },
      userErrors: [],
    })
    expect(await look(who.id)).toMatchObject({
      absentSince: '2026-10-20', currentAbsence: { reason: 'HOME_VISIT', overdue: true, mayBeMissing: false },
      currentStay: { warnings: [{ code: 'RETURN_OVERDUE', on: '2026-10-25' }] },
    })
    const list = `query ($facility: ID) { awayResidents(facility: $facility, overdueOnly: true, first: 100) { nodes { overdue resident { id } } totalCount } }`
    const away = async (claims: TokenClaims) =>
      field<{ nodes: { overdue: boolean; resident: { id: string } }[] }>(await (await signedIn(claims))(list, { facility: facilityId(home) }), 'awayResidents').nodes
    expect(await away(nurse)).toContainEqual({ overdue: true, resident: { id: who.id } })
    expect(await away({ role: 'coordinator', province: '48' })).toContainEqual({ overdue: true, resident: { id: who.id } })
    for (const claims of [neighbour, { role: 'coordinator', province: '33' }, { role: 'auditor' }] as const) expect(await away(claims)).toEqual([])

    const now = { resident: who.id, expectedVersion: 2 }
    expect(await refusals(nurse, 'recordLeave', { ...now, ...leave })).toEqual(['ALREADY_AWAY resident'])
    expect(await refusals(nurse, 'recordReturn', { ...now, on: '2026-10-19' })).toEqual(['RETURN_BEFORE_LEAVE on'])
    expect(await change(head, 'recordReturn', { ...now, on: '2026-10-28' })).toEqual({
      resident: { version: 3, absentSince: null }, absence: { leftOn: '2026-10-20', endedOn: '2026-10-28', outcome: 'RETURNED' }, userErrors: [],
    })
    expect(await refusals(nurse, 'recordReturn', { resident: who.id, expectedVersion: 3, on: '2026-10-28' })).toEqual(['NOT_AWAY resident'])
    expect(await refusals(nurse, 'recordLeave', { resident: who.id, expectedVersion: 3, ...leave, from: '2026-10-27' })).toEqual(['ENTRY_LATER from', 'RETURN_BEFORE_LEAVE expectedReturn'])
    // What is written down in a stay is not lost behind its end.
    expect(await refusals(nurse, 'dischargeResident', { resident: who.id, expectedVersion: 3, on: '2026-10-27', reason: 'TO_FAMILY' })).toEqual(['ENTRY_LATER on'])
    expect(await refusals(nurse, 'transferResident', { resident: who.id, expectedVersion: 3, on: '2026-10-27', toFacility: facilityId('QN-TE') })).toEqual(['ENTRY_LATER on'])
  })

  test('who left without leave for a month may be missing; the stay ends by a person only, and the absence with it', async () => {
    const who = await newcomer(home, { admittedOn: '2026-08-01' })
    await change(nurse, 'recordLeave', { resident: who.id, expectedVersion: 1, reason: 'LEFT_WITHOUT_LEAVE', from: '2026-10-02' })
    const seen = await look(who.id)
    expect(seen.currentStay?.warnings).toEqual([{ code: 'MAY_BE_MISSING', on: '2026-10-02' }])
    const ended = await change(head, 'dischargeResident', { resident: who.id, expectedVersion: 2, on: '2026-11-02', reason: 'MISSING' })
    expect(ended).toMatchObject({ resident: { version: 3 }, endedStay: { endedOn: '2026-11-02', endReason: 'MISSING', warnings: [] }, userErrors: [] })
    const stays = `query ($id: ID!) { resident(id: $id) { absentSince stays { absences { leftOn endedOn outcome } } } }`
    expect(await (await signedIn(nurse))(stays, { id: who.id })).toEqual({
      data: { resident: { absentSince: null, stays: [{ absences: [{ leftOn: '2026-10-02', endedOn: '2026-11-02', outcome: 'STAY_ENDED' }] }] } },
    })
  })

  test('a person in hospital is told with the referral of that person, and of nobody else', async () => {
    const referred = world.referrals.referrals.find(({ fromFacilityCode, status }) => fromFacilityCode === home && status === 'IN_TREATMENT')
    const somebody = residentsOf(home).find(({ id }) => id === referred?.residentId)
    if (!referred || !somebody) throw new Error(`Nobody of ${home} is in treatment`)
    const who = { resident: toGlobalId('Resident', somebody.id), expectedVersion: 1 }
    const other = await newcomer(home, { admittedOn: '2026-10-01' })
    const hospital = { reason: 'HOSPITAL', from: '2026-11-01', referral: toGlobalId('Referral', referred.id) }
    expect(await refusals(nurse, 'recordLeave', { resident: other.id, expectedVersion: 1, ...hospital })).toEqual(['NOT_FOUND referral'])
    expect(await refusals(nurse, 'recordLeave', { ...who, ...hospital })).toEqual([])
    const query = 'query ($id: ID!) { resident(id: $id) { currentAbsence { reason note referral { id status } } } }'
    expect(await (await signedIn(nurse))(query, { id: who.resident })).toEqual({
      data: { resident: { currentAbsence: { reason: 'HOSPITAL', note: null, referral: { id: hospital.referral, status: 'IN_TREATMENT' } } } },
    })
    // Who reads of the care but not of the health is told why the person is away, and no more.
    const officer = await (await signedIn({ role: 'programme-officer', province: '48' }))(query, { id: who.resident })
    expect(officer.errors?.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions?.code)}`).toSorted()).toEqual([
      'resident.currentAbsence.note FORBIDDEN', 'resident.currentAbsence.referral FORBIDDEN',
    ])
    await change(nurse, 'recordReturn', { ...who, expectedVersion: 2, on: '2026-11-02' })
  })
})

describe('modes of a stay', () => {
  test('emergency protection ends after 3 months: it is warned of, listed, and changed by a decision', async () => {
    const who = await newcomer(home, { admittedOn: '2026-08-10', mode: 'EMERGENCY' })
    expect((await look(who.id)).currentStay).toMatchObject({ emergencyEndsOn: '2026-11-10', warnings: [{ code: 'EMERGENCY_ENDS_SOON', on: '2026-11-10' }] })
    const list = 'query ($facility: ID, $within: Int) { emergencyStaysEnding(facility: $facility, within: $within, first: 100) { nodes { emergencyEndsOn resident { id } } } }'
    const ending = async (claims: TokenClaims, within?: number) =>
      field<{ nodes: { resident: { id: string } }[] }>(await (await signedIn(claims))(list, { facility: facilityId(home), within }), 'emergencyStaysEnding').nodes
    expect(await ending(nurse)).toContainEqual({ emergencyEndsOn: '2026-11-10', resident: { id: who.id } })
    expect((await ending(nurse, 7)).map(({ resident }) => resident.id)).not.toContain(who.id)
    expect(await ending(neighbour)).toEqual([])
    const wrong = await (await signedIn(nurse))(list, { within: 93 })
    expect(wrong.errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])

    const input = { resident: who.id, expectedVersion: 1, mode: 'RESIDENTIAL', from: '2026-10-30', decision: '12/QĐ-SYT' }
    expect(await refusals(nurse, 'changeStayMode', { ...input, mode: 'EMERGENCY', from: '2026-11-03', decision: ' ' })).toEqual(['SAME_MODE mode', 'DATE_IN_FUTURE from', 'INVALID_VALUE decision'])
    expect(await change(nurse, 'changeStayMode', input)).toMatchObject({
      resident: { version: 2 },
      stay: {
        version: 2, mode: 'RESIDENTIAL', emergencyEndsOn: null,
        modes: [
          { mode: 'EMERGENCY', since: '2026-08-10', until: '2026-10-30', decision: null, contractNumber: null },
          { mode: 'RESIDENTIAL', since: '2026-10-30', until: null, decision: '12/QĐ-SYT', contractNumber: null },
        ],
      },
      userErrors: [],
    })
    expect((await ending(nurse)).map(({ resident }) => resident.id)).not.toContain(who.id)
    expect((await look(who.id)).currentStay?.warnings).toEqual([])
  })

  test('a stay by own wish has a contract; it ends by it, and no other stay does', async () => {
    const who = await newcomer(home, { admittedOn: '2026-09-01', mode: 'VOLUNTARY_CONTRACT' })
    expect((await look(who.id)).currentStay?.warnings).toEqual([{ code: 'CONTRACT_MISSING', on: null }])
    const ending = { resident: who.id, on: '2026-11-02' }
    expect(await refusals(nurse, 'dischargeResident', { ...ending, expectedVersion: 1, reason: 'DECISION' })).toEqual(['REASON_NOT_FOR_MODE reason'])
    const stay = (await look(who.id)).currentStay
    expect(await change(nurse, 'correctStay', { stay: stay?.id, expectedVersion: 1, note: 'Bổ sung hợp đồng', contract: { number: '5/HĐ', until: '2026-11-30' } })).toMatchObject({
      stay: { contractNumber: '5/HĐ', corrections: [{ fields: ['contract'] }] }, userErrors: [],
    })
    expect(await refusals(nurse, 'dischargeResident', { ...ending, expectedVersion: 2, reason: 'CONTRACT_ENDED' })).toEqual([])
  })
})

describe('somebody who has left', () => {
  test('comes back to the same record, and the other sectors know it', async () => {
    const who = await newcomer(home, { admittedOn: '2026-09-01' })
    const back = { resident: who.id, facility: facilityId(home), mode: 'RESIDENTIAL', admittedOn: '2026-11-01' }
    expect(await refusals(nurse, 'readmitResident', { ...back, expectedVersion: 1 })).toEqual(['STAY_OPEN resident'])
    await change(nurse, 'dischargeResident', { resident: who.id, expectedVersion: 1, on: '2026-10-10', reason: 'TO_FAMILY' })
    expect(await refusals(nurse, 'readmitResident', { ...back, expectedVersion: 2, admittedOn: '2026-10-09' })).toEqual(['STAYS_OVERLAP admittedOn'])
    expect(await refusals(nurse, 'readmitResident', { ...back, expectedVersion: 1 })).toEqual(['CONFLICT expectedVersion'])
    const key = { idempotencyKey: freshKey('back') }
    const [one, two] = [await ask(nurse, 'readmitResident', { ...back, ...key, expectedVersion: 2 }), await ask(nurse, 'readmitResident', { ...back, ...key, expectedVersion: 2 })]
    expect(one).toEqual(two)
    expect(one).toMatchObject({ data: { readmitResident: { resident: { id: who.id, version: 3, currentStay: { admittedOn: '2026-11-01' } }, userErrors: [] } } })
    expect((await look(who.id)).stays.map(({ admittedOn, endedOn }) => [admittedOn, endedOn])).toEqual([['2026-11-01', null], ['2026-09-01', '2026-10-10']])
    expect(await untilLinked(who.id)).toBe('told')
  })

  test('is admitted elsewhere by a number on the papers; without it the person is not there', async () => {
    const number = `0490510${String(process.pid % 100_000).padStart(5, '0')}`
    const who = await newcomer(home, { admittedOn: '2026-09-01' }, { identifiers: [{ type: 'PERSONAL_ID', value: number }] })
    const there = { facility: facilityId('QN-TE'), mode: 'RESIDENTIAL', admittedOn: '2026-11-01' }
    const byNumber = { ...there, identifier: { type: 'PERSONAL_ID', value: number } }
    expect(await refusals(neighbour, 'readmitResident', byNumber)).toEqual(['STAY_OPEN resident'])
    await change(nurse, 'dischargeResident', { resident: who.id, expectedVersion: 1, on: '2026-10-10', reason: 'OWN_WISH' })
    expect(await refusals(neighbour, 'readmitResident', { ...there, resident: who.id, expectedVersion: 2 })).toEqual(['NOT_FOUND resident'])
    expect(await refusals(neighbour, 'readmitResident', { ...there, identifier: { type: 'PERSONAL_ID', value: '049051999999' } })).toEqual(['NOT_FOUND identifier'])
    expect(await refusals(neighbour, 'readmitResident', there)).toEqual(['INVALID_VALUE resident'])
    expect(await refusals(nurse, 'readmitResident', byNumber)).toEqual(['FORBIDDEN'])
    expect(await change(neighbour, 'readmitResident', byNumber)).toMatchObject({ resident: { id: who.id, version: 3 }, stay: { facility: { code: 'QN-TE' } }, userErrors: [] })
    // The home of before keeps the stay that was its own, and loses sight of the person.
    const mine = 'query ($id: ID!) { resident(id: $id) { id } }'
    expect(await (await signedIn(nurse))(mine, { id: who.id })).toEqual({ data: { resident: null } })
  })

  test('by death does not come back, until the death turns out to be a mistake', async () => {
    const who = await newcomer(home, { admittedOn: '2026-09-01' })
    const { endedStay } = (await change(nurse, 'dischargeResident', { resident: who.id, expectedVersion: 1, on: '2026-10-10', reason: 'DIED' })) as unknown as { endedStay: { id: string; version: number } }
    const back = { resident: who.id, expectedVersion: 2, facility: facilityId(home), mode: 'RESIDENTIAL', admittedOn: '2026-11-01' }
    expect(await refusals(nurse, 'readmitResident', back)).toEqual(['PERSON_DIED resident'])
    const undone = await change(head, 'correctStay', { stay: endedStay.id, expectedVersion: endedStay.version, reopen: true, note: 'Ghi nhầm người' })
    expect(undone).toMatchObject({
      resident: { version: 3, currentStay: { admittedOn: '2026-09-01' } },
      stay: {
        endedOn: null, endReason: null, version: 3,
        corrections: [{
          version: 3, byRole: 'head', byOrganisation: home, note: 'Ghi nhầm người', fields: ['endedOn', 'endReason'],
          admittedOn: '2026-09-01', endedOn: '2026-10-10', endReason: 'DIED', mode: 'RESIDENTIAL', facility: { code: home },
        }],
      },
      userErrors: [],
    })
    expect(await untilLinked(who.id)).toBe('told')
  })
})

/** Whether the referrals sector takes up the person: it refuses a referral of who has left. */
async function untilLinked(resident: string): Promise<string> {
  const hospital = world.referrals.healthFacilities.find(({ onHub, provinceCode }) => onHub && provinceCode === '48')
  const mutation = `mutation ($input: CreateReferralInput!) { createReferral(input: $input) { referral { id } userErrors { code } } }`
  for (let tries = 0; ; tries++) {
    const input = {
      idempotencyKey: freshKey('link'), kind: 'CARE_LINK', resident, patient: { name: 'Lò Thị Phương Mai', birthDate: '1951', sex: 'FEMALE' },
      toFacility: toGlobalId('HealthFacility', hospital?.id ?? ''), urgency: 'ROUTINE', reason: 'Đau khớp gối', diagnoses: ['M17.1'], summary: 'Đau hai gối',
      consent: { by: 'PERSON', on: '2026-11-02' },
    }
    const { userErrors } = field<{ userErrors: { code: string }[] }>(await (await signedIn(nurse))(mutation, { input }), 'createReferral')
    if (userErrors.length === 0) return 'told'
    if (tries === 200) return userErrors.map(({ code }) => code).join()
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

describe('a correction of a stay', () => {
  test('is made by the facility where it happened, also when the person has moved on, and keeps what stood', async () => {
    const who = await newcomer(home, { admittedOn: '2026-09-01' })
    const { endedStay } = (await change(nurse, 'transferResident', { resident: who.id, expectedVersion: 1, on: '2026-10-20', toFacility: facilityId('QN-TE') })) as unknown as { endedStay: { id: string; version: number } }
    const input = { stay: endedStay.id, expectedVersion: 2, note: 'Nhập sai ngày' }
    expect(await refusals(neighbour, 'correctStay', { ...input, admittedOn: '2026-08-30' })).toEqual(['NOT_FOUND stay'])
    expect(await refusals({ role: 'coordinator', province: '48' }, 'correctStay', { ...input, admittedOn: '2026-08-30' })).toEqual(['FORBIDDEN'])
    expect(await refusals(nurse, 'correctStay', { ...input, expectedVersion: 1, admittedOn: '2026-08-30' })).toEqual(['CONFLICT expectedVersion'])
    expect(await refusals(nurse, 'correctStay', { ...input, endedOn: '2026-10-21' })).toEqual(['STAYS_OVERLAP endedOn'])
    expect(await refusals(nurse, 'correctStay', { ...input, reopen: true })).toEqual(['STAY_NOT_LAST reopen'])
    expect(await refusals(nurse, 'correctStay', { ...input, endReason: 'DIED' })).toEqual(['STAYS_OUT_OF_ORDER endReason'])
    expect(await refusals(nurse, 'correctStay', input)).toEqual(['NOTHING_CHANGED '])
    expect(await change(nurse, 'correctStay', { ...input, admittedOn: '2026-08-30' })).toMatchObject({
      resident: null,
      stay: { version: 3, admittedOn: '2026-08-30', endedOn: '2026-10-20', corrections: [{ version: 3, fields: ['admittedOn'], admittedOn: '2026-09-01' }] },
      userErrors: [],
    })
    const seen = await look(who.id, neighbour)
    expect(seen).toMatchObject({ version: 3, stays: [{ admittedOn: '2026-10-20', endedOn: null }, { admittedOn: '2026-08-30', facility: { code: home } }] })
    const byId = 'query ($id: ID!) { stay(id: $id) { admittedOn resident { id } provinceThen { code name } } }'
    expect(await (await signedIn(nurse))(byId, { id: endedStay.id })).toEqual({
      data: { stay: { admittedOn: '2026-08-30', resident: null, provinceThen: { code: '48', name: 'Thành phố Đà Nẵng' } } },
    })
    expect(await (await signedIn({ role: 'nurse', facility: 'HY-TE' }))(byId, { id: endedStay.id })).toEqual({ data: { stay: null } })
  })

  test('moves a stay to where it really was, and the record with it', async () => {
    const who = await newcomer(home, { admittedOn: '2026-09-01' })
    const stay = (await look(who.id)).currentStay
    expect(await change(nurse, 'correctStay', { stay: stay?.id, expectedVersion: 1, note: 'Nhầm cơ sở', facility: facilityId('QN-TE') })).toEqual({ resident: null, stay: null, userErrors: [] })
    expect((await look(who.id, neighbour)).stays).toMatchObject([{ version: 2, facility: { code: 'QN-TE' } }])
  })

  test('a discharge undone while the person was away leaves them away', async () => {
    const who = await newcomer(home, { admittedOn: '2026-08-01' })
    await change(nurse, 'recordLeave', { resident: who.id, expectedVersion: 1, reason: 'WORK', from: '2026-10-02' })
    const { endedStay } = (await change(nurse, 'dischargeResident', { resident: who.id, expectedVersion: 2, on: '2026-10-20', reason: 'OWN_WISH' })) as unknown as { endedStay: { id: string; version: number } }
    await change(nurse, 'correctStay', { stay: endedStay.id, expectedVersion: endedStay.version, endedOn: '2026-10-10', note: 'x' })
    const absences = async () => (await signedIn(nurse))('query ($id: ID!) { stay(id: $id) { absences { leftOn endedOn outcome } } }', { id: endedStay.id })
    expect(await absences()).toEqual({ data: { stay: { absences: [{ leftOn: '2026-10-02', endedOn: '2026-10-10', outcome: 'STAY_ENDED' }] } } })
    await change(nurse, 'correctStay', { stay: endedStay.id, expectedVersion: endedStay.version + 1, reopen: true, note: 'x' })
    expect(await absences()).toEqual({ data: { stay: { absences: [{ leftOn: '2026-10-02', endedOn: null, outcome: null }] } } })
    expect((await look(who.id)).absentSince).toBe('2026-10-02')
  })

  test('two who open a stay again or admit at once: one of them is told', { timeout: 60_000 }, async () => {
    const { mode } = inject('hub')
    if (mode === 'embedded') return void process.stdout.write('The embedded database is one session: nobody meets anybody there.\n')
    const who = await newcomer(home, { admittedOn: '2026-08-01' })
    const { endedStay } = (await change(nurse, 'dischargeResident', { resident: who.id, expectedVersion: 1, on: '2026-10-20', reason: 'OWN_WISH' })) as unknown as { endedStay: { id: string; version: number } }
    const both = await Promise.all([
      refusals(nurse, 'correctStay', { stay: endedStay.id, expectedVersion: endedStay.version, reopen: true, note: 'x' }),
      refusals(head, 'readmitResident', { resident: who.id, expectedVersion: 2, facility: facilityId(home), mode: 'DAY', admittedOn: '2026-11-01' }),
    ])
    expect(both.filter(codes => codes.length === 0)).toHaveLength(1)
    expect((await look(who.id)).stays.filter(({ endedOn }) => endedOn === null)).toHaveLength(1)
  })
})

describe('who may do it', () => {
  const asked: Record<StayMutation, (who: { id: string; stay: string }) => Record<string, unknown>> = {
    recordLeave: ({ id }) => ({ resident: id, expectedVersion: 9, reason: 'STUDY', from: '2026-11-01' }),
    recordReturn: ({ id }) => ({ resident: id, expectedVersion: 9, on: '2026-11-01' }),
    changeStayMode: ({ id }) => ({ resident: id, expectedVersion: 9, mode: 'DAY', from: '2026-11-01', decision: '1' }),
    transferResident: ({ id }) => ({ resident: id, expectedVersion: 9, toFacility: facilityId('QN-TE'), on: '2026-11-01' }),
    dischargeResident: ({ id }) => ({ resident: id, expectedVersion: 9, on: '2026-11-01', reason: 'OTHER' }),
    readmitResident: ({ id }) => ({ resident: id, expectedVersion: 9, facility: facilityId(home), mode: 'DAY', admittedOn: '2026-11-01' }),
    correctStay: ({ stay }) => ({ stay, expectedVersion: 9, note: 'x', admittedOn: '2026-08-30' }),
  }
  const own = (role: TokenClaims['role']): TokenClaims => ({ role, facility: home })
  /** Of a change of a person who is there, with a version that nobody has seen: who may do it meets the conflict. */
  const answers: [string, (id: string) => TokenClaims, string][] = [
    ['the nurse', () => own('nurse'), 'CONFLICT'],
    ['the head', () => own('head'), 'CONFLICT'],
    ['the clinician', () => own('clinician'), 'FORBIDDEN'],
    ['the signer', () => own('signer'), 'FORBIDDEN'],
    ['the coordinator of the home', () => own('coordinator'), 'FORBIDDEN'],
    ['the coordinator of the province', () => ({ role: 'coordinator', province: '48' }), 'FORBIDDEN'],
    ['the coordinator of another province', () => ({ role: 'coordinator', province: '33' }), 'FORBIDDEN'],
    ['an insurance officer', () => ({ role: 'insurance-officer', province: '48' }), 'FORBIDDEN'],
    ['a programme officer', () => ({ role: 'programme-officer', province: '48' }), 'FORBIDDEN'],
    ['a nurse of another home', () => ({ role: 'nurse', facility: 'QN-TE' }), 'NOT_FOUND'],
    ['a nurse without a home', () => ({ role: 'nurse' }), 'NOT_FOUND'],
    ['the person', id => ({ role: 'resident', resident: id }), 'FORBIDDEN'],
    ['the guardian', id => ({ role: 'guardian', resident: id }), 'FORBIDDEN'],
    ['the auditor', () => ({ role: 'auditor' }), 'FORBIDDEN'],
    ['the administrator', () => ({ role: 'admin' }), 'FORBIDDEN'],
  ]
  const names = Object.keys(asked) as StayMutation[]

  test.each(answers)('%s', { timeout: 60_000 }, async (_, claims, answer) => {
    const { id } = await newcomer(home, { admittedOn: '2026-09-01' })
    const stay = (await look(id)).currentStay?.id ?? ''
    for (const name of names) {
      const [told = ''] = await refusals(claims(id), name, asked[name]({ id, stay }))
      // Where the admitting home stands first, whoever is not of it is refused there: the register of homes is public.
      const isOther = name === 'readmitResident' && answer !== 'CONFLICT'
      expect(`${name} ${told.split(' ')[0]}`).toBe(`${name} ${isOther ? 'FORBIDDEN' : answer}`)
    }
  })
})
