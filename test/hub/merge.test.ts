import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { fromGlobalId } from '../../kit/id.js'
import { field } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { codesOf, discharge, mergedOf, merges, onHub, soon } from '../support/merges.js'
import { anAdmission, admit, freshKey, transfer } from '../support/writes.js'
import { toGlobalId } from '../../kit/id.js'
import { facilityOf } from '../support/world.js'

const home = 'HY-TE'
const { head, nurse, person, pair, leaves, join, part } = merges(home)
const coordinator: TokenClaims = { role: 'coordinator', province: '33' }
const look = 'query ($id: ID!) { resident(id: $id) { id version fullName formerIds merges { id reason undoneAt undoReason } } }'
const found = 'query ($name: String!) { residents(first: 10, search: $name) { totalCount nodes { id } } }'
/** Those of a name who are counted in the home today; other tests admit people there, too. */
const present = async (name: string) =>
  field<{ nodes: { stay: { resident: { fullName: string } } }[] }>(
    await onHub(head, `query ($id: ID!) { residentsPresent(facility: $id, on: "2026-11-02", last: 100) { nodes { stay { resident { fullName } } } } }`, { id: toGlobalId('Facility', facilityOf(home).id) }),
    'residentsPresent',
  ).nodes.filter(({ stay }) => stay.resident.fullName === name).length

describe('a merge', () => {
  test('makes one person of two: in the list, by the name of either, by the id of either, in the count of the home', async () => {
    const one = await person('Vi Thị Quỳnh Nhai')
    const other = await leaves(await person('Vi Thị Quýnh Nhài'))
    await join(one, other)
    expect(await onHub(nurse, found, { name: 'vi quynh nhai' })).toEqual({ data: { residents: { totalCount: 1, nodes: [{ id: one.id }] } } })
    expect(await onHub(nurse, found, { name: 'Vi Quýnh Nhài' })).toEqual({ data: { residents: { totalCount: 1, nodes: [{ id: one.id }] } } })
    expect((await onHub(nurse, look, { id: other.id })).data).toEqual((await onHub(nurse, look, { id: one.id })).data)
    expect(await present('Vi Thị Quỳnh Nhai')).toBe(1)
    for (const resident of [one.id, other.id]) {
      expect((await onHub({ role: 'guardian', resident }, look, { id: one.id })).data).toMatchObject({ resident: { id: one.id, formerIds: [other.id] } })
    }
  })

  test('is shown before it is made: what agrees, what one record would show, what stands in the way', async () => {
    const one = await person('Giàng A Sử', { birthDate: '2015', identifiers: [{ type: 'OLD_IDENTITY_CARD', value: '112233445' }] })
    const other = await person('Giang A Su', { birthDate: '2015-06-01' })
    const compare = `query ($survivor: ID!, $merged: ID!) { compareResidents(survivor: $survivor, merged: $merged) {
      survivor { id } merged { id } fields { field survivor merged agreement } numbers { field survivor merged agreement }
      identifiers { type } categories { kind } stays { admittedOn } obstacles } }`
    const ask = async (claims: TokenClaims, survivor = one.id, merged = other.id) => (await onHub(claims, compare, { survivor, merged })).data?.compareResidents
    const sideBySide = {
      survivor: { id: one.id },
      merged: { id: other.id },
      fields: [
        { field: 'FULL_NAME', survivor: 'Giàng A Sử', merged: 'Giang A Su', agreement: 'COMPATIBLE' },
        { field: 'BIRTH_DATE', survivor: '2015', merged: '2015-06-01', agreement: 'COMPATIBLE' },
        { field: 'SEX', survivor: 'FEMALE', merged: 'FEMALE', agreement: 'SAME' },
      ],
      numbers: [
        { field: 'PERSONAL_ID', survivor: null, merged: null, agreement: 'NEITHER' },
        { field: 'SOCIAL_INSURANCE', survivor: null, merged: null, agreement: 'NEITHER' },
        { field: 'OLD_IDENTITY_CARD', survivor: '112233445', merged: null, agreement: 'ONE_SIDED' },
      ],
      identifiers: [{ type: 'OLD_IDENTITY_CARD' }, { type: 'TEMPORARY' }],
      categories: [{ kind: 'CHILD' }, { kind: 'CHILD' }],
      stays: [{ admittedOn: '2026-11-01' }, { admittedOn: '2026-11-01' }],
      obstacles: ['TWO_OPEN_STAYS'],
    }
    expect(await ask(head)).toEqual(sideBySide)
    expect(await ask(coordinator)).toEqual(sideBySide)
    expect(await ask(nurse)).toEqual({ ...sideBySide, obstacles: ['TWO_OPEN_STAYS', 'NOT_ALLOWED'] })
    expect(await ask({ role: 'head', facility: 'BD-NCC' })).toBeNull()
    await leaves(other)
    expect(await ask(head)).toMatchObject({ obstacles: [] })
    expect(await ask(head, other.id, one.id)).toMatchObject({ obstacles: ['LIVES_UNDER_THE_OTHER'] })
    expect(await ask(head, one.id, one.id)).toMatchObject({ obstacles: ['SAME_PERSON'] })
  })

  test('is refused with what to do: two open stays, the wrong one kept, no reason, an old version, the same twice', async () => {
    const one = await person('Lý Thị Sáo Mèo')
    const other = await person('Lý Thị Sáo Mèo')
    const codes = async (...args: Parameters<typeof join>) => codesOf(await join(...args), 'mergeResidents')
    expect(mergedOf(await join(one, other)).userErrors).toEqual([
      { code: 'TWO_OPEN_STAYS', path: ['input', 'merged'], message: expect.stringContaining('End the stay of the record that is to be merged'), currentVersion: null },
    ])
    const gone = await leaves(other)
    expect(await codes(gone, one)).toEqual([['LIVES_UNDER_THE_OTHER', 'input.merged']])
    expect(await codes(one, other)).toEqual([['CONFLICT', 'input.expectedMergedVersion']])
    expect(await codes(one, gone, head, { reason: ' ' })).toEqual([['REASON_MISSING', 'input.reason']])
    expect(await codes(one, one)).toEqual([['SAME_PERSON', 'input.merged']])
    expect(await codes(one, { id: 'nobody', version: 1 })).toEqual([['NOT_FOUND', 'input.merged']])
    const key = { idempotencyKey: freshKey('twice') }
    const first = await join(one, gone, head, key)
    expect(await join(one, gone, head, key)).toEqual(first)
    expect(await codes(one, gone)).toEqual([['MERGED', 'input.merged']])
    // The other way round: the record that is kept is the merged one.
    expect(await codes(gone, one)).toEqual([['MERGED', 'input.survivor']])
  })

  test('is for the head of both, or the coordinator of the province of both', async () => {
    const { survivor, merged } = await pair('Sùng Thị Bông')
    const elsewhere = merges('HY-BTXH')
    const there = await elsewhere.leaves(await elsewhere.person('Sùng Thị Bông'))
    const errors = async (...args: Parameters<typeof join>) => (await join(...args)).errors?.map(({ extensions }) => extensions?.code)
    expect(await errors(survivor, merged, nurse)).toEqual(['FORBIDDEN'])
    expect(await errors(survivor, merged, { role: 'clinician', facility: home })).toEqual(['FORBIDDEN'])
    expect(await errors(survivor, merged, { role: 'coordinator', scope: 'country' })).toEqual(['FORBIDDEN'])
    expect(codesOf(await join(survivor, merged, { role: 'head', facility: 'BD-NCC' }), 'mergeResidents')).toEqual([['NOT_FOUND', 'input.survivor']])
    expect(codesOf(await join(survivor, merged, { role: 'coordinator', province: '52' }), 'mergeResidents')).toEqual([['NOT_FOUND', 'input.survivor']])
    expect(codesOf(await join(survivor, there), 'mergeResidents')).toEqual([['NOT_FOUND', 'input.merged']])
    expect(mergedOf(await join(survivor, there, coordinator)).resident?.formerIds).toEqual([there.id])
  })

  test('of people in drug rehabilitation is for their own head only, both there', async () => {
    const centre = merges('QN-CNMT')
    const { survivor, merged } = await centre.pair('Khuất Văn Tĩnh', { categories: [{ kind: 'DRUG_REHABILITATION' }] })
    expect(codesOf(await join(survivor, merged, { role: 'coordinator', province: '48' }), 'mergeResidents')).toEqual([['NOT_FOUND', 'input.survivor']])
    const outside = merges('QN-CT')
    const open = await outside.leaves(await outside.person('Khuất Văn Tĩnh'))
    expect(codesOf(await join(survivor, open, centre.head), 'mergeResidents')).toEqual([['NOT_FOUND', 'input.merged']])
    const made = mergedOf(await join(survivor, merged, centre.head))
    expect(made.resident?.formerIds).toEqual([merged.id])
    expect((await onHub({ role: 'coordinator', province: '48' }, look, { id: merged.id })).data).toEqual({ resident: null })
    expect(codesOf(await part(made.merge?.id ?? '', { role: 'coordinator', province: '48' }), 'undoMerge')).toEqual([['NOT_FOUND', 'input.merge']])
    expect(codesOf(await part(made.merge?.id ?? '', centre.head), 'undoMerge')).toEqual([])
  })

  test('leaves no way to change the merged record: whoever tries is told which one stays', async () => {
    const { survivor, merged } = await pair('Mùa Thị Pà')
    await join(survivor, merged)
    const input = { idempotencyKey: freshKey('old-id'), resident: merged.id, expectedVersion: 3, on: '2026-11-02' }
    const told = [{ code: 'MERGED', path: ['input', 'resident'], message: expect.stringMatching(new RegExp(`^This record was merged into NDC-\\d+ \\(${survivor.id}\\)`)) }]
    expect((await onHub(nurse, discharge, { input: { ...input, reason: 'OTHER' } })).data).toEqual({ dischargeResident: { resident: null, userErrors: told } })
    const move = { ...input, toFacility: toGlobalId('Facility', facilityOf('HY-BTXH').id) }
    expect(codesOf(await onHub(nurse, transfer, { input: move }), 'transferResident')).toEqual([['MERGED', 'input.resident']])
    const neighbour = { ...input, idempotencyKey: freshKey('old-id'), reason: 'OTHER' }
    expect(codesOf(await onHub({ role: 'nurse', facility: 'BD-NCC' }, discharge, { input: neighbour }), 'dischargeResident')).toEqual([['NOT_FOUND', 'input.resident']])
  })
})

describe('an undo', () => {
  test('parts a chain where it was joined: who was merged into the merged one stays with that one', async () => {
    const [a, b, c] = [await person('Cứ Thị Xênh'), await leaves(await person('Cứ Thị Xênh')), await leaves(await person('Cứ Thị Xênh'))]
    // C into B, then B into A: all three lead to A.
    const first = mergedOf(await join(b, c))
    const second = mergedOf(await join(a, { id: b.id, version: first.resident?.version ?? 0 }))
    const former = async (id: string) => field<{ id: string; formerIds: string[] }>(await onHub(head, look, { id }), 'resident')
    expect(await former(c.id)).toMatchObject({ id: a.id, formerIds: [b.id, c.id] })
    expect(codesOf(await part(second.merge?.id ?? ''), 'undoMerge')).toEqual([])
    expect(await Promise.all([a, b, c].map(({ id }) => former(id)))).toMatchObject([{ id: a.id, formerIds: [] }, { id: b.id, formerIds: [c.id] }, { id: b.id, formerIds: [c.id] }])
    expect(codesOf(await part(second.merge?.id ?? ''), 'undoMerge')).toEqual([['MERGE_UNDONE', 'input.merge']])
    // And the first of two while the second holds.
    const again = mergedOf(await join({ ...a, version: 3 }, { id: b.id, version: 5 }))
    expect(again.userErrors).toEqual([])
    expect(codesOf(await part(first.merge?.id ?? ''), 'undoMerge')).toEqual([])
    expect(await Promise.all([a, b, c].map(({ id }) => former(id)))).toMatchObject([{ id: a.id, formerIds: [b.id] }, { id: a.id }, { id: c.id, formerIds: [] }])
  })

  test('keeps what it took back, with both reasons', async () => {
    const { survivor, merged } = await pair('Thào Thị Ly')
    const { merge } = mergedOf(await join(survivor, merged))
    expect(codesOf(await part(merge?.id ?? '', head, { reason: '' }), 'undoMerge')).toEqual([['REASON_MISSING', 'input.reason']])
    expect((await part(merge?.id ?? '', nurse)).errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
    await part(merge?.id ?? '')
    const history = [{ id: merge?.id, reason: expect.stringContaining('Cùng một người'), undoneAt: '2026-11-02T02:00:00.000Z', undoReason: 'Hai anh em sinh đôi' }]
    for (const { id } of [survivor, merged]) expect((await onHub(head, look, { id })).data).toMatchObject({ resident: { id, merges: history } })
  })
})

const embedded = inject('hub').mode === 'embedded'
if (embedded) process.stdout.write('Not run here: two merges at once need PostgreSQL; set HUB_TEST_MODE=postgres.\n')

test.skipIf(embedded)('of two people who merge the same at once one wins, also crosswise', async () => {
  const [a, b, c] = [await leaves(await person('Hạng A Chú')), await leaves(await person('Hạng A Chú')), await leaves(await person('Hạng A Chú'))]
  const same = await Promise.all([join(a, b), join(c, b)])
  expect(same.map(answer => mergedOf(answer).userErrors.map(({ code }) => code)).toSorted()).toEqual([[], ['MERGED']].toSorted())
  const [d, e] = [await leaves(await person('Hạng A Chính')), await leaves(await person('Hạng A Chính'))]
  const crosswise = await Promise.all([join(d, e), join(e, d)])
  expect(crosswise.filter(answer => mergedOf(answer).userErrors.length === 0)).toHaveLength(1)
})

describe('who looked', () => {
  let hub: CountedHub
  beforeAll(async () => {
    hub = await countedHub()
  })
  afterAll(() => hub.close())

  test('at a merged person is found under each of the ids; so is the merge itself', async () => {
    const own = merges(home, async (claims, query, variables) => hub.ask(claims, query, variables))
    const { survivor, merged } = await own.pair('Vàng Thị Mỷ')
    await own.join(survivor, merged)
    const actions = (id: string) =>
      hub.sql<{ action: string }>('facilities', 'select action from facilities.audit_entry where resident_id = $1 order by id', [fromGlobalId('Resident', id)])
    const before = [await actions(survivor.id), await actions(merged.id)]
    expect(before.map(rows => rows.map(({ action }) => action).includes('resident.merged'))).toEqual([true, true])
    await hub.ask(nurse, 'query ($id: ID!) { resident(id: $id) { fullName } }', { id: survivor.id })
    expect([(await actions(survivor.id)).length, (await actions(merged.id)).length]).toEqual(before.map(rows => rows.length + 1))
  })

  test('a merged person costs the statements of any other', async () => {
    const own = merges(home, async (claims, query, variables) => hub.ask(claims, query, variables))
    const { survivor, merged } = await own.pair('Vàng Thị Dợ')
    const query = 'query ($id: ID!) { resident(id: $id) { formerIds identifiers { type } categories { kind } currentStay { mode } stays { mode } latestHealthCheck { class } } }'
    const cost = async () => (await hub.ask(nurse, query, { id: survivor.id })).counts.statements
    const before = await cost()
    await own.join(survivor, merged)
    expect(await cost()).toEqual(before)
  })
})

test('a person readmitted under the merged name is a new record: the merge does not reach it', async () => {
  const { survivor, merged } = await pair('Phàn Lở Mẩy')
  await join(survivor, merged)
  const made = await onHub(nurse, admit, { input: anAdmission(home, {}, { fullName: 'Phàn Lở Mẩy' }) })
  expect(made.data).toMatchObject({ admitResident: { userErrors: [] } })
  const listed = await soon(() => onHub(nurse, found, { name: 'Phàn Lở Mẩy' }), answer => field<{ totalCount: number }>(answer, 'residents').totalCount === 2)
  expect(listed.data).toMatchObject({ residents: { totalCount: 2 } })
})
