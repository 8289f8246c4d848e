import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { fromGlobalId, toGlobalId } from '../../kit/id.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { residentsOf } from '../support/world.js'

const id = toGlobalId('Resident', residentsOf('QN-NCC')[0]?.id ?? '')
const deputy: TokenClaims = { role: 'head', facility: 'QN-NCC', subject: 'deputy-7' }
const covering = (until: string, more: Partial<TokenClaims> = {}): TokenClaims => ({ ...deputy, cover: { sub: 'head-1', until }, ...more })
const text = 'query ($id: ID!) { resident(id: $id) { code } }'

let hub: CountedHub
beforeAll(async () => {
  hub = await countedHub()
})
afterAll(() => hub.close())

/** Now it is 9 o’clock on 2026-11-02. */
describe('who covers for somebody away', () => {
  test('has that person’s rights on the last day still, and both names are written down', async () => {
    expect(await hub.ask(covering('2026-11-02'), text, { id })).toMatchObject({ data: { resident: { code: expect.any(String) } } })
    const rows = await hub.sql('facilities', `select actor, acts_for, actor_role, actor_organisation, purpose, result from facilities.audit_entry where resident_id = $1 order by id desc limit 1`, [
      fromGlobalId('Resident', id),
    ])
    expect(rows).toEqual([{ actor: 'deputy-7', acts_for: 'head-1', actor_role: 'head', actor_organisation: 'QN-NCC', purpose: 'CARE', result: 'SHOWN' }])
  })

  test.each<[string, TokenClaims]>([
    ['after the last day', covering('2026-11-01')],
    ['for longer than any absence', covering('2027-02-01')],
    ['on a day that is none', covering('2026-11-31')],
    ['for oneself', covering('2026-11-20', { subject: 'head-1' })],
    ['for an auditor', covering('2026-11-20', { role: 'auditor' })],
    ['for who runs the system', covering('2026-11-20', { role: 'admin' })],
    ['for a resident', covering('2026-11-20', { role: 'resident', resident: id })],
    ['for a guardian', covering('2026-11-20', { role: 'guardian', resident: id })],
    ['with the demo’s wide scope', covering('2026-11-20', { role: 'coordinator', scope: 'country' })],
  ])('is nobody %s', async (_, claims) => {
    const { data, errors } = await hub.ask(claims, text, { id })
    expect({ data, codes: errors?.map(({ extensions }) => extensions?.code) }).toEqual({ data: undefined, codes: ['UNAUTHENTICATED'] })
  })

  test('has none when the other’s access is withdrawn', async () => {
    const gone = covering('2026-11-20', { cover: { sub: 'head-2', until: '2026-11-20' } })
    expect((await hub.ask(gone, text, { id })).errors).toBeUndefined()
    const input = { subject: 'head-2', reason: 'Thôi việc', idempotencyKey: 'cover-test-1' }
    await hub.ask({ role: 'admin' }, 'mutation ($input: RevokeAccessInput!) { revokeAccess(input: $input) { subject } }', { input })
    expect((await hub.ask(gone, text, { id })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    expect((await hub.ask(deputy, text, { id })).errors).toBeUndefined()
  })

  test('is refused what the other may not, and the attempt is written down', async () => {
    const coordinator: TokenClaims = { role: 'coordinator', facility: 'QN-NCC', subject: 'deputy-8', cover: { sub: 'coordinator-1', until: '2026-11-20' } }
    const merged = toGlobalId('Resident', residentsOf('QN-NCC')[1]?.id ?? '')
    const input = { survivor: id, merged, expectedSurvivorVersion: 1, expectedMergedVersion: 1, reason: 'Trùng hồ sơ', idempotencyKey: 'cover-test-4' }
    const { errors } = await hub.ask(coordinator, 'mutation ($input: MergeResidentsInput!) { mergeResidents(input: $input) { userErrors { code } } }', { input })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
    const rows = await hub.sql('facilities', `select action, actor, acts_for, resident_id, subject, result from facilities.audit_entry where action <> 'read' order by id desc limit 1`)
    expect(rows).toEqual([
      { action: 'mergeResidents', actor: 'deputy-8', acts_for: 'coordinator-1', resident_id: fromGlobalId('Resident', id), subject: `Resident:${fromGlobalId('Resident', id)}`, result: 'REFUSED' },
    ])
  })

  test('is not a second pair of eyes for the one covered', async () => {
    const head: TokenClaims = { role: 'insurance-head', province: '48', subject: 'insurance-head-1' }
    const draft = { note: 'Thử bốn mắt', idempotencyKey: 'cover-test-2', rows: [{ ruleId: 'BP-4', validFrom: '2027-06-01', value: '85', legalBasis: 'Nghị định thử nghiệm Đ1' }] }
    const drafted = await hub.ask(head, 'mutation ($input: DraftRuleChangeInput!) { draftRuleChange(input: $input) { change { id version } userErrors { code } } }', { input: draft })
    const { change } = (drafted.data?.draftRuleChange ?? {}) as { change: { id: string; version: number } }
    const activate = async (claims: TokenClaims) => {
      const input = { change: change.id, expectedVersion: change.version, idempotencyKey: 'cover-test-3' }
      const answer = await hub.ask(claims, 'mutation ($input: SettleRuleChangeInput!) { activateRuleChange(input: $input) { change { status } userErrors { code } } }', { input })
      return answer.data?.activateRuleChange
    }
    const standsIn: TokenClaims = { ...head, subject: 'insurance-deputy', cover: { sub: 'insurance-head-1', until: '2026-11-20' } }
    expect(await activate(standsIn)).toEqual({ change: null, userErrors: [{ code: 'SECOND_PERSON_NEEDED' }] })
    expect(await activate({ ...head, subject: 'insurance-head-2' })).toEqual({ change: { status: 'ACTIVE' }, userErrors: [] })
  })
})
