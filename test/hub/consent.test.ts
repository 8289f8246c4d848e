import { describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { aConsent, agrees, change, codes, consentBy, errorCodes, takesBack, versionOf } from '../support/consents.js'
import { aCheck, admitted, recordCheck, recordSigns, aReading } from '../support/health.js'
import { tokenFor } from '../support/hub.js'
import { openLive } from '../support/live.js'
import { mergedOf, merges } from '../support/merges.js'
import { change as changeOf } from '../support/record.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'QN-TT'
const [nurse, head, coordinator, neighbour] = [
  { role: 'nurse', facility: home }, { role: 'head', facility: home }, { role: 'coordinator', province: '48' }, { role: 'coordinator', province: '52' },
] as const satisfies TokenClaims[]

const look = `query ($id: ID!) { resident(id: $id) { fullName consents { status purpose } latestHealthCheck { checkedOn } alerts(first: 5) { totalCount }
  carePlan { id } careTimeline(first: 20) { kind } } }`
const lists = `query ($search: String!) { alerts(first: 100) { nodes { resident { id } } } healthChecksDue(within: DAYS_30, search: $search, first: 5) { totalCount } }`
const hidden = ['latestHealthCheck', 'alerts', 'carePlan'].map(name => `resident.${name} FORBIDDEN`)

/** What a viewer gets of somebody: the refusals, and which entries the timeline has. */
async function seen(claims: TokenClaims, id: string) {
  const answer = await (await signedIn(claims))(look, { id })
  const resident = answer.data?.resident as { careTimeline: { kind: string }[] } | null | undefined
  return { refused: errorCodes(answer) ?? [], kinds: resident?.careTimeline.map(({ kind }) => kind).toSorted() }
}

const open = { refused: [], kinds: ['ALERT_RAISED', 'ALERT_RAISED', 'HEALTH_CHECKED', 'STAY_BEGAN'] }
const closed = { refused: hidden, kinds: ['STAY_BEGAN'] }

/** Somebody with a check and two alerts. */
async function somebody(person: Record<string, unknown> = {}) {
  const made = await admitted(home, {}, person)
  await made.ask(recordCheck, { input: aCheck(made.id, { measurements: { systolicBp: 187, diastolicBp: 113 } }) })
  return made
}

describe('the health part for the coordinator of the province', () => {
  test('is closed until the person agrees and open from then on, at every door; to the home it is open all the while', async () => {
    const { id, name } = await somebody()
    const ask = await signedIn(coordinator)
    const found = async () => {
      const { data } = await ask(lists, { search: name })
      const { alerts, healthChecksDue } = data as { alerts: { nodes: { resident: { id: string } | null }[] }; healthChecksDue: { totalCount: number } }
      return [alerts.nodes.filter(({ resident }) => resident?.id === id).length, healthChecksDue.totalCount]
    }
    expect([await seen(coordinator, id), await found()]).toEqual([closed, [0, 0]])
    expect(await seen(nurse, id)).toEqual(open)

    const given = await agrees(home, id)
    expect(given).toEqual({
      resident: { id, version: expect.any(Number) },
      consent: {
        id: expect.any(String), purpose: 'CARE_LINK', status: 'IN_FORCE', textVersion: '2026-01', channel: 'PAPER', givenOn: '2026-11-02', givenBy: 'PERSON', guardian: null,
        guardianFor: null, paperNumber: '12/BB-ĐY', recordedRole: 'head', approvedAt: expect.any(String), withdrawnAt: null, withdrawnFor: null, withdrawnRole: null,
        withdrawReason: null,
      },
      userErrors: [],
    })
    expect(await seen(coordinator, id)).toEqual(open)
    expect(await seen(neighbour, id)).toEqual({ refused: [], kinds: undefined })

    const taken = await takesBack({ role: 'resident', resident: id }, id)
    expect(taken.consent).toMatchObject({ status: 'WITHDRAWN', withdrawnFor: 'PERSON', withdrawnRole: 'resident', withdrawReason: null })
    expect([await seen(coordinator, id), await found()]).toEqual([closed, [0, 0]])
    expect(await seen(nurse, id)).toEqual(open)
    expect(await seen({ role: 'coordinator', scope: 'country' }, id)).toMatchObject({ kinds: open.kinds })
  })

  test('of the demo: nearly everybody agreed, some never did, and the lists leave out who did not', async () => {
    const residents = residentsOf('HY-NCC')
    const agreed = new Set(world.facilities.consents.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ residentId }) => residentId))
    const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
    const lives = new Set(world.facilities.stays.filter(({ endedOn }) => endedOn === null).map(({ residentId }) => residentId))
    const shy = residents.filter(({ id }) => !agreed.has(id) && !referred.has(id) && lives.has(id))
    expect([shy.length > 3, residents.filter(({ id }) => agreed.has(id)).length > residents.length / 2]).toEqual([true, true])
    const ask = await signedIn({ role: 'coordinator', province: '33' })
    const text = 'query ($id: ID!) { resident(id: $id) { latestHealthCheck { class } } }'
    for (const { id } of shy.slice(0, 3)) expect(errorCodes(await ask(text, { id: toGlobalId('Resident', id) }))).toEqual(['resident.latestHealthCheck FORBIDDEN'])
    const own = residents.find(({ id }) => agreed.has(id))
    expect(errorCodes(await ask(text, { id: toGlobalId('Resident', own?.id ?? '') }))).toBeUndefined()
  })

  test('what was said of an absence is of it too; that the person is away is not', async () => {
    const { id, ask } = await somebody()
    const leave = 'mutation ($input: RecordLeaveInput!) { recordLeave(input: $input) { absence { id } userErrors { code path } } }'
    const input = { idempotencyKey: freshKey('leave'), resident: id, expectedVersion: await versionOf(nurse, id), from: '2026-11-01', reason: 'HOME_VISIT', note: 'Mổ mắt' }
    expect(await ask(leave, { input })).toMatchObject({ data: { recordLeave: { userErrors: [] } } })
    const text = 'query ($id: ID!) { resident(id: $id) { currentAbsence { reason note } } }'
    const shown = async () => {
      const answer = await (await signedIn(coordinator))(text, { id })
      return [answer.data, errorCodes(answer)]
    }
    expect(await shown()).toEqual([{ resident: { currentAbsence: { reason: 'HOME_VISIT', note: null } } }, ['resident.currentAbsence.note FORBIDDEN']])
    await agrees(home, id)
    expect(await shown()).toEqual([{ resident: { currentAbsence: { reason: 'HOME_VISIT', note: 'Mổ mắt' } } }, undefined])
  })

  test('a line that is open tells nothing more once the consent is taken back', { timeout: 40_000 }, async () => {
    const [shy, other] = [await somebody(), await somebody()]
    await agrees(home, shy.id)
    await agrees(home, other.id)
    const { url, dataDir } = inject('hub')
    const live = await openLive(url, await tokenFor(dataDir, coordinator), 'subscription { alertRaised { kind alert { resident { id } } } }')
    const next = async () => {
      for (;;) {
        const { data } = (await live.next()).data as { data: { alertRaised: { kind: string; alert: { resident: { id: string } } | null } } }
        if (data.alertRaised.kind === 'RAISED') return data.alertRaised.alert?.resident.id
      }
    }
    const raise = ({ id, ask }: typeof shy, at: string) => ask(recordSigns, { input: aReading(id, at, { systolicBp: 191, diastolicBp: 121 }) })
    await raise(shy, '2026-11-02T01:00:00Z')
    expect(await next()).toBe(shy.id)
    await takesBack({ role: 'resident', resident: shy.id }, shy.id)
    await raise(shy, '2026-11-02T01:10:00Z')
    await raise(other, '2026-11-02T01:20:00Z')
    // The two of the reading before may still come; after it was taken back only the other person does.
    let told = await next()
    while (told !== other.id) told = await next()
    live.close()
    expect((await seen(coordinator, shy.id)).refused).toEqual(hidden)
  })
})

describe('who agrees, and who writes it down', () => {
  test('what the nurse writes down opens nothing until the head agrees too', async () => {
    const { id } = await somebody()
    const given = await consentBy(nurse, 'recordConsent', aConsent(id, await versionOf(nurse, id)))
    expect(given.consent).toMatchObject({ status: 'AWAITING_HEAD', approvedAt: null, recordedRole: 'nurse' })
    expect(await seen(coordinator, id)).toEqual(closed)
    const approval = async () => ({ idempotencyKey: freshKey('approve'), resident: id, expectedVersion: await versionOf(nurse, id), consent: given.consent?.id })
    expect(errorCodes(await (await signedIn(nurse))(change('approveConsent'), { input: await approval() }))).toEqual(['approveConsent FORBIDDEN'])
    expect((await consentBy(head, 'approveConsent', await approval())).consent).toMatchObject({ status: 'IN_FORCE' })
    expect(await seen(coordinator, id)).toEqual(open)
    expect(codes(await consentBy(head, 'approveConsent', await approval()))).toEqual(['CONSENT_NOT_AWAITING input.consent'])
    expect(codes(await consentBy(head, 'approveConsent', { ...(await approval()), consent: toGlobalId('Consent', world.facilities.consents[0]?.id ?? '') }))).toEqual(['NOT_FOUND input.consent'])
  })

  test('a child of six by the guardian, of seven with the guardian; once the guardian has ended nobody agrees for the child, and what was agreed to stays', async () => {
    const six = await somebody({ birthDate: '2020-01-01', categories: [{ kind: 'CHILD' }] })
    const seven = await somebody({ birthDate: '2019-01-01', categories: [{ kind: 'CHILD' }] })
    for (const { id, ask } of [six, seven]) {
      const person = { id, version: await versionOf(nurse, id) }
      const contact = { role: 'GUARDIAN', fullName: 'Lê Thị Bà', relation: 'GRANDPARENT', mayDecide: true, legalBasis: 'BLDS Đ47', since: '2026-01-05' }
      await changeOf(ask, 'recordContact', person, contact)
      const known = field<{ guardians: { id: string }[] }>(await ask('query ($id: ID!) { resident(id: $id) { guardians { id } } }', { id }), 'resident')
      const guardian = known.guardians[0]?.id ?? ''
      const [good, bad] = id === six.id ? ['GUARDIAN', 'BOTH'] : ['BOTH', 'GUARDIAN']
      expect(codes(await agrees(home, id, { givenBy: bad, guardian, guardianFor: 'CHILD' }))).toEqual(['CONSENT_GIVER_WRONG input.givenBy'])
      expect(codes(await agrees(home, id, { givenBy: 'PERSON' }))).toEqual(['CONSENT_GIVER_WRONG input.givenBy'])
      const given = await agrees(home, id, { givenBy: good, guardian, guardianFor: 'CHILD' })
      expect(given.consent).toMatchObject({ status: 'IN_FORCE', givenBy: good, guardian: { fullName: 'Lê Thị Bà' }, guardianFor: 'CHILD' })
      person.version = await versionOf(nurse, id)
      await changeOf(ask, 'endContact', person, { contact: guardian, on: '2026-11-01', reason: 'Chuyển giám hộ' })
      expect(await seen(coordinator, id)).toMatchObject({ refused: [] })
      expect((await takesBack({ role: 'guardian', resident: id }, id)).consent).toMatchObject({ status: 'WITHDRAWN', withdrawnFor: 'GUARDIAN' })
      expect(codes(await agrees(home, id, { givenBy: good, guardian, guardianFor: 'CHILD' }))).toEqual(['CONSENT_GUARDIAN_INVALID input.guardian'])
    }
  })

  test('everything wrong is said at once; another one for the purpose, or one from before it was taken back, is not taken', async () => {
    const { id } = await somebody()
    expect(codes(await agrees(home, id, { toldSensitive: false, paperNumber: null, givenOn: '2026-11-03', textVersion: '' }))).toEqual([
      'DATE_IN_FUTURE input.givenOn', 'INVALID_VALUE input.textVersion', 'CONSENT_NOT_INFORMED input.toldSensitive', 'CONSENT_PROOF_MISSING input.paperNumber',
    ])
    expect(codes(await takesBack(head, id, { askedBy: 'PERSON' }))).toEqual(['CONSENT_NONE input.purpose'])
    await agrees(home, id)
    expect(codes(await agrees(home, id))).toEqual(['CONSENT_GIVEN_ALREADY input.purpose'])
    expect(codes(await takesBack(head, id))).toEqual(['INVALID_VALUE input.askedBy'])
    expect((await takesBack(head, id, { askedBy: 'GUARDIAN', reason: 'Gọi điện' })).consent).toMatchObject({ withdrawnFor: 'GUARDIAN', withdrawnRole: 'head', withdrawReason: 'Gọi điện' })
    expect(codes(await agrees(home, id, { givenOn: '2026-11-01' }))).toEqual(['CONSENT_BEFORE_WITHDRAWAL input.givenOn'])
    expect((await agrees(home, id)).consent).toMatchObject({ status: 'IN_FORCE' })
    const answer = await (await signedIn(coordinator))('query ($id: ID!) { resident(id: $id) { consents { status } } }', { id })
    expect(field<{ consents: { status: string }[] }>(answer, 'resident').consents.map(({ status }) => status).toSorted()).toEqual(['IN_FORCE', 'WITHDRAWN'])
  })

  test('the same key twice is one; two at once are one; an old version is a conflict', async () => {
    const { id } = await somebody()
    const input = aConsent(id, await versionOf(head, id))
    const [first, second] = await Promise.all([consentBy(head, 'recordConsent', input), consentBy(head, 'recordConsent', input)])
    expect([first.userErrors, second]).toEqual([[], first])
    expect(codes(await consentBy(head, 'recordConsent', { ...input, idempotencyKey: freshKey('old') }))).toEqual(['CONFLICT input.expectedVersion'])
    const own: TokenClaims = { role: 'resident', resident: id }
    const both = await Promise.all([takesBack(own, id), takesBack({ role: 'guardian', resident: id }, id)])
    expect(both.map(codes).toSorted()).toEqual([[], ['CONSENT_NONE input.purpose']])
  })

  test.each<[string, TokenClaims, 'recordConsent' | 'withdrawConsent', string]>([
    ['a nurse of another home', { role: 'nurse', facility: 'QN-CT' }, 'recordConsent', 'NOT_FOUND input.resident'],
    ['the coordinator, for whom it is', coordinator, 'recordConsent', 'recordConsent FORBIDDEN'],
    ['the clinician', { role: 'clinician', facility: home }, 'recordConsent', 'recordConsent FORBIDDEN'],
    ['the person', { role: 'resident' }, 'recordConsent', 'recordConsent FORBIDDEN'],
    ['an administrator', { role: 'admin' }, 'withdrawConsent', 'withdrawConsent FORBIDDEN'],
    ['an insurer', { role: 'insurance-officer', province: '48' }, 'withdrawConsent', 'withdrawConsent FORBIDDEN'],
    ['somebody else', { role: 'resident', resident: toGlobalId('Resident', residentsOf('QN-TT')[0]?.id ?? '') }, 'withdrawConsent', 'NOT_FOUND input.resident'],
  ])('not by %s', async (_, claims, name, code) => {
    const { id } = await admitted(home)
    await agrees(home, id)
    const input = name === 'recordConsent' ? aConsent(id, await versionOf(head, id)) : { idempotencyKey: freshKey('not'), resident: id, purpose: 'CARE_LINK' }
    const answer = await (await signedIn(claims))(change(name), { input })
    const said = answer.data?.[name] as { userErrors: { code: string; path: string[] }[] } | null | undefined
    expect(said ? codes(said) : errorCodes(answer)).toEqual([code])
  })
})

describe('two records of one person', () => {
  const { person, leaves, join, part } = merges(home)

  test('are open by the consent of either, closed by what was taken back in either, and each has its own again', async () => {
    const old = { birthDate: '1950', categories: [{ kind: 'ELDERLY' }] }
    const [survivor, merged] = [await person('Hồ Thị Chung', old), await leaves(await person('Hồ Thị Chung', old))]
    await agrees(home, merged.id)
    const closedNow = async (id: string) => (await seen(coordinator, id)).refused.length > 0
    expect([await closedNow(survivor.id), await closedNow(merged.id)]).toEqual([true, false])
    const made = mergedOf(await join(survivor, { ...merged, version: await versionOf(head, merged.id) }))
    expect(await closedNow(survivor.id)).toBe(false)
    // A sign-in of the record that was merged is the same person's.
    const taken = await takesBack({ role: 'guardian', resident: merged.id }, survivor.id)
    expect(taken.consent).toMatchObject({ status: 'WITHDRAWN' })
    expect(await closedNow(survivor.id)).toBe(true)
    await agrees(home, survivor.id)
    expect(await closedNow(survivor.id)).toBe(false)
    await part(made.merge?.id ?? '')
    expect([await closedNow(survivor.id), await closedNow(merged.id)]).toEqual([false, true])
  })
})
