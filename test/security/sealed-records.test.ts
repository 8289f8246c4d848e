import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import type { CountedHub } from '../support/in-process.js'
import { centre, clinician, coordinator, headOfHome, home, nurse, people, sealedHub, toldOf } from '../support/seals.js'
import { world } from '../support/world.js'

let hub: CountedHub
beforeAll(async () => {
  hub = await sealedHub()
})
afterAll(() => hub.close())

const signer: TokenClaims = { role: 'signer', facility: home }
const ofCountry: TokenClaims = { role: 'coordinator', scope: 'country' }
const guardian: TokenClaims = { role: 'guardian', resident: people.protected.id }
const oneself: TokenClaims = { role: 'resident', resident: people.protected.id }
const programme: TokenClaims = { role: 'programme-officer', province: '48' }
const insurer: TokenClaims = { role: 'insurance-officer', province: '48' }

describe('somebody in drug rehabilitation, asked for by id', () => {
  const byId = 'query ($id: ID!) { resident(id: $id) { fullName } }'
  const told = async (claims: TokenClaims, id: string) => {
    const { data, errors } = await hub.ask(claims, byId, { id })
    return errors?.map(({ path, extensions }) => `${extensions?.code} ${path}`).join() ?? (data?.resident ? 'told' : 'not there')
  }
  test.each<[string, TokenClaims, string]>([
    ['a coordinator of the province', coordinator, 'RECORD_SEALED resident'],
    ['a programme officer of the province', programme, 'RECORD_SEALED resident'],
    ['an insurance officer of the province', insurer, 'RECORD_SEALED resident'],
    ['an insurance head of the province', { role: 'insurance-head', province: '48' }, 'RECORD_SEALED resident'],
    ['a coordinator of the country', ofCountry, 'RECORD_SEALED resident'],
    ['a nurse of the country', { role: 'nurse', scope: 'country' }, 'RECORD_SEALED resident'],
    ['a coordinator of another province', { role: 'coordinator', province: '52' }, 'not there'],
    ['a nurse of another home', nurse, 'not there'],
    ['the head of another centre', { role: 'head', facility: 'BD-CNMT' }, 'not there'],
    ['a hospital', { role: 'clinician', hospital: '49001' }, 'not there'],
    ['an auditor', { role: 'auditor' }, 'not there'],
    ['who runs the system', { role: 'admin' }, 'not there'],
    ['another resident', oneself, 'not there'],
    ['a nurse of the centre', { role: 'nurse', facility: centre }, 'told'],
    ['the person', { role: 'resident', resident: people.inside.id }, 'told'],
    ['the guardian', { role: 'guardian', resident: people.inside.id }, 'told'],
  ])('by %s', async (_, claims, answer) => {
    expect(await told(claims, people.inside.id)).toBe(answer)
  })

  test('an id of nobody answers without an error to each of them, and the error says no more than that', async () => {
    const nobody = toGlobalId('Resident', '00000000-0000-4000-8000-00000000dead')
    for (const claims of [coordinator, programme, ofCountry, nurse]) expect(await told(claims, nobody)).toBe('not there')
    const { errors } = await hub.ask(coordinator, byId, { id: people.inside.id })
    expect(errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([{
      message: expect.stringMatching(/^Hồ sơ này có tồn tại nhưng đang được niêm phong\..*openSealedRecord/), extensions: expect.objectContaining({ code: 'RECORD_SEALED' }),
    }])
    expect(JSON.stringify(errors)).not.toContain(people.inside.name)
  })

  test('that they asked is in the log of the person', async () => {
    await told({ ...coordinator, subject: 'who asks' }, people.inside2.id)
    const looks = await hub.sql<{ actor: string }>('facilities', `select actor from facilities.audit_entry where resident_id = $1 and actor = 'who asks'`, [people.inside2.key])
    expect(looks).toEqual([{ actor: 'who asks' }])
  })

  test('whatever leads to the person tells nothing: of many people it would tell who is sealed', async () => {
    const sent = world.referrals.referrals.find(({ sealed, fromFacilityCode }) => !sealed && fromFacilityCode === 'QN-TT')
    const where = 'update facilities.resident set facility_id = (select id from facilities.facility where code = $1) where id = $2'
    await hub.sql('facilities', where, [centre, sent?.residentId])
    const text = 'query ($id: ID!) { referral(id: $id) { patientName resident { fullName } } referrals(first: 100) { nodes { resident { fullName } } } }'
    const { data, errors } = await hub.ask(coordinator, text, { id: toGlobalId('Referral', sent?.id ?? '') })
    await hub.sql('facilities', where, ['QN-TT', sent?.residentId])
    expect([data?.referral, errors]).toEqual([{ patientName: sent?.patientName, resident: null }, undefined])
  })

  test('the id of a record that was merged into theirs says sealed, too', async () => {
    await hub.sql('facilities', 'update facilities.resident set survivor_id = $1 where id = $2', [people.inside3.key, people.inside4.key])
    expect([await told(coordinator, people.inside4.id), await told(nurse, people.inside4.id)]).toEqual(['RECORD_SEALED resident', 'not there'])
    await hub.sql('facilities', 'update facilities.resident set survivor_id = null where id = $1', [people.inside4.key])
  })

  test('lists, counts, searches, filters and exact numbers know nothing of them', async () => {
    const [number] = world.facilities.identifiers.filter(({ residentId, type }) => residentId === people.inside.key && type === 'PERSONAL_ID')
    const text = `query ($name: String!, $number: String!, $place: ID!) {
      byName: residents(first: 5, search: $name) { totalCount nodes { id } } byPlace: residents(first: 5, facility: $place) { totalCount }
      byGroup: residents(first: 5, category: DRUG_REHABILITATION) { totalCount } byNumber: residentByIdentifier(identifier: $number) { resident { id } }
    }`
    const place = world.facilities.facilities.find(({ code }) => code === centre)?.id ?? ''
    const { data } = await hub.ask(coordinator, text, { name: people.inside.name, number: number?.value ?? '001099000001', place: toGlobalId('Facility', place) })
    const byName = data?.byName as { nodes: { id: string }[] }
    expect(byName.nodes.some(({ id }) => id === people.inside.id)).toBe(false)
    expect([data?.byPlace, data?.byGroup, data?.byNumber]).toEqual([{ totalCount: 0 }, { totalCount: 0 }, null])
  })
})

describe('something of a record is sealed', () => {
  const withheld = { conclusion: null, advice: 'Ăn nhạt', diseases: ['I10'], findings: 1, corrections: 0, alerts: [null] }
  const whole = { ...withheld, conclusion: 'Nhiễm HIV giai đoạn 1', diseases: ['I10', 'B20.1', 'Z21'], findings: 2, corrections: 1, alerts: ['Đã hội chẩn vì đang dùng ARV'] }
  test.each<[string, TokenClaims, object]>([
    ['a coordinator of the province', coordinator, { note: 'sealed', past: false, entries: 0, check: withheld }],
    ['a coordinator of the country', ofCountry, { note: 'sealed', past: false, entries: 0, check: withheld }],
    ['who signs for the home', signer, { note: 'sealed', past: false, entries: 0, check: withheld }],
    ['a guardian is not even told that it is', guardian, { note: 'FORBIDDEN', past: false, entries: 0, check: withheld }],
    ['a nurse of the home', nurse, { note: null, past: false, entries: 2, check: whole }],
    ['a clinician of the home', clinician, { note: null, past: false, entries: 2, check: whole }],
    ['the head of the home', headOfHome, { note: null, past: false, entries: 2, check: whole }],
    ['the person', oneself, { note: 'FORBIDDEN', past: false, entries: 2, check: whole }],
  ])('of whoever lives with HIV: %s', async (_, claims, answer) => {
    expect(await toldOf(hub, claims, people.protected.id)).toEqual(answer)
  })

  test.each<[string, TokenClaims, unknown]>([
    ['a coordinator of the province', coordinator, 'sealed'],
    ['a coordinator of the country', ofCountry, 'sealed'],
    ['a nurse of the home', nurse, 'sealed'],
    ['who signs for the home', signer, 'sealed'],
    ['the head of the home', headOfHome, 'sealed'],
  ])('of whoever was in drug rehabilitation: %s is told so', async (_, claims, note) => {
    expect(await toldOf(hub, claims, people.past.id)).toMatchObject({ note, past: false, entries: 0 })
  })

  test('the note is the same to the letter whichever it is, and absent where nothing is sealed', async () => {
    const note = async (claims: TokenClaims, id: string) => (await hub.ask(claims, 'query ($id: ID!) { resident(id: $id) { sealed { text openUntil } } }', { id })).data
    expect(await note(coordinator, people.past.id)).toEqual(await note(coordinator, people.protected.id))
    expect(await note(coordinator, people.plain.id)).toEqual({ resident: { sealed: null } })
    expect(JSON.stringify(await note(coordinator, people.past.id))).not.toMatch(/HIV|cai nghiện|drug|ma tuý|\d/)
  })

  test.each<[string, TokenClaims]>([['an insurance officer', insurer], ['a programme officer', programme], ['the person', oneself], ['a guardian', guardian]])(
    '%s, to whom the note would say which, has no note', async (_, claims) => {
      const { errors, data } = await hub.ask(claims, 'query ($id: ID!) { resident(id: $id) { id sealed { text } } }', { id: people.protected.id })
      expect([errors?.map(({ extensions }) => extensions?.code), data]).toEqual([['FORBIDDEN'], { resident: { id: people.protected.id, sealed: null } }])
    },
  )

  test('the timeline has an entry of the condition and the medicine for the home, and none for the province', async () => {
    const text = `query ($id: ID!) { resident(id: $id) { careTimeline(first: 50) { kind } } }`
    const kinds = async (claims: TokenClaims) => {
      const { data } = await hub.ask(claims, text, { id: people.protected.id })
      const entries = (data?.resident as { careTimeline: { kind: string }[] } | undefined)?.careTimeline
      return ['CONDITION_RECORDED', 'MEDICINE_STARTED'].map(kind => entries?.filter(each => each.kind === kind).length ?? -1)
    }
    const [inHome, inProvince] = [await kinds(nurse), await kinds(coordinator)]
    expect(inHome.map((n, i) => n - (inProvince[i] ?? 0))).toEqual([1, 1])
  })
})
