import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { facilityOf } from '../support/world.js'
import { admit, anAdmission } from '../support/writes.js'

const nurse: TokenClaims = { role: 'nurse', facility: 'QN-CT' }
const neighbour: TokenClaims = { role: 'nurse', facility: 'BD-NCC' }
const coordinator: TokenClaims = { role: 'coordinator', province: '48' }
const sealedNurse: TokenClaims = { role: 'nurse', facility: 'QN-CNMT' }
const programme: TokenClaims = { role: 'programme-officer', province: '48' }

const look = `query ($input: PossibleDuplicatesInput!, $first: Int! = 50) { possibleDuplicates(input: $input, first: $first) {
  score band reasons { code points text } resident { id fullName } } }`
const search = `query ($search: String, $born: PartialDate) { residents(first: 100, search: $search, born: $born) {
  totalCount nodes { id fullName birthDate } } }`

interface Found {
  readonly score: number
  readonly band: string
  readonly reasons: readonly { readonly code: string; readonly points: number; readonly text: string }[]
  readonly resident: { readonly id: string; readonly fullName: string }
}
interface Listed {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string; readonly fullName: string; readonly birthDate: string }[]
}

let serial = 0
/** Never given to anybody else in this hub. */
const freshNumber = () => `09977${String(process.pid % 1_000).padStart(3, '0')}${String(++serial).padStart(4, '0')}`

const admitted = async (claims: TokenClaims, person: Record<string, unknown>) => {
  const answer = await (await signedIn(claims))(admit, { input: anAdmission(claims.facility ?? '', {}, { categories: [{ kind: 'ELDERLY' }], ...person }) })
  const { resident, userErrors } = field<{ resident: { id: string } | null; userErrors: { code: string }[] }>(answer, 'admitResident')
  if (!resident) throw new Error(`Not admitted: ${JSON.stringify(userErrors)}`)
  return resident.id
}
const ask = async (claims: TokenClaims, input: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  (await signedIn(claims))(look, { input, ...more }, { 'accept-language': 'en' })
const found = async (claims: TokenClaims, input: Record<string, unknown>) => field<Found[]>(await ask(claims, input), 'possibleDuplicates')
const listed = async (claims: TokenClaims, variables: Record<string, unknown>) => field<Listed>(await (await signedIn(claims))(search, variables), 'residents')
const idsOf = ({ nodes }: Listed) => nodes.map(({ id }) => id)
const errorsOf = ({ errors }: Answer) => errors?.map(({ message, extensions }) => [message, extensions?.code])

/** A family name that nobody in the demo bears, so that other tests are not met. */
const family = 'Nguyễn Xhuyện'

describe('a person is found however the name and the birth are written', () => {
  const people: Record<string, string> = {}

  beforeAll(async () => {
    for (const [name, birthDate] of [['Thị Hương', '1950-03-08'], ['Thị Hường', '1950'], ['Thị Thu Hương', '1950-03'], ['Đặng Hoà', '1951-07-02'], ['Thị Hương B', '1987-12-30']] as const) {
      people[name] = await admitted(nurse, { fullName: `${family} ${name}`, birthDate })
    }
  })

  const named = (ids: readonly string[]) => ids.map(id => Object.keys(people).find(name => people[name] === id))

  test('without marks, in another order, in capitals, in NFC or NFD: the same people', async () => {
    const all = idsOf(await listed(nurse, { search: 'nguyen xhuyen thi huong' }))
    expect(named(all).toSorted()).toEqual(['Thị Hương', 'Thị Hương B', 'Thị Hường', 'Thị Thu Hương'])
    for (const text of ['Hương Nguyễn Thị Xhuyện', 'HUONG XHUYEN NGUYEN THI', 'thi  huong nguyễn xhuyện']) {
      for (const form of ['NFC', 'NFD']) expect(idsOf(await listed(nurse, { search: text.normalize(form) })).toSorted()).toEqual(all.toSorted())
    }
  })

  test('exact marks first, in NFC and in NFD', async () => {
    for (const form of ['NFC', 'NFD']) {
      for (const name of ['Thị Hương', 'Thị Hường']) {
        expect(named(idsOf(await listed(nurse, { search: `${family} ${name}`.normalize(form) })))[0]).toBe(name)
      }
    }
  })

  test('đ and d, hoà and hòa: the same person', async () => {
    for (const text of ['dang hoa', 'Đặng Hoà', 'Đặng Hòa', 'Hòa Đặng', 'ĐĂNG HOÀ'.normalize('NFD')]) {
      expect(named(idsOf(await listed(nurse, { search: `xhuyen ${text}` })))).toEqual(['Đặng Hoà'])
    }
  })

  test.each([
    ['1950', ['Thị Hương', 'Thị Hường', 'Thị Thu Hương']],
    ['1950-03', ['Thị Hương', 'Thị Hường', 'Thị Thu Hương']],
    ['1950-03-08', ['Thị Hương', 'Thị Hường', 'Thị Thu Hương']],
    ['1950-04', ['Thị Hường']],
    ['1950-03-09', ['Thị Hường', 'Thị Thu Hương']],
    ['1987-12-30', ['Thị Hương B']],
    ['1988', []],
  ])('born %s: whoever may be born then, counted too', async (born, names) => {
    const list = await listed(nurse, { search: 'nguyen xhuyen thi huong', born })
    expect([named(idsOf(list)).toSorted(), list.totalCount]).toEqual([names, names.length])
  })

  test('a birth date that does not exist is refused', async () => {
    const { errors } = await (await signedIn(nurse))(search, { born: '1951-02-29' })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('before a person is saved', () => {
  const number = freshNumber()
  const social = freshNumber().slice(0, 10)
  const papers = [{ type: 'PERSONAL_ID', value: number }, { type: 'SOCIAL_INSURANCE', value: social }]
  const same = { fullName: 'Trần Qxuân Thảo Vy', birthDate: '1943-04-09', sex: 'FEMALE' }
  let id: string

  beforeAll(async () => {
    id = await admitted(nurse, { ...same, identifiers: papers })
  })

  test('the record of the same person comes back, and its score explains itself', async () => {
    const facility = toGlobalId('Facility', facilityOf('QN-CT').id)
    const input = { ...same, fullName: 'tran qxuan thao vy', birthDate: '1943', categories: ['ELDERLY'], facility }
    expect(await ask(nurse, input)).toEqual({
      data: {
        possibleDuplicates: [
          {
            score: 65,
            band: 'POSSIBLE',
            reasons: [
              { code: 'NAME_MARKS_LEFT_OUT', points: 36, text: 'The same name, marks left out on one side.' },
              { code: 'BIRTH_SAME_YEAR', points: 18, text: 'The same year of birth; the day is not known.' },
              { code: 'SEX_SAME', points: 5, text: 'The same sex.' },
              { code: 'SAME_FACILITY', points: 4, text: 'The same facility.' },
              { code: 'SAME_CATEGORY', points: 2, text: 'A beneficiary group in common.' },
            ],
            resident: { id, fullName: same.fullName },
          },
        ],
      },
    })
  })

  test.each([
    ['the same in NFD', { ...same, fullName: same.fullName.normalize('NFD') }, 85, 'NAME_SAME BIRTH_SAME_DAY SEX_SAME'],
    ['words in another order', { ...same, fullName: 'Vy Trần Qxuân Thảo' }, 79, 'NAME_OTHER_ORDER BIRTH_SAME_DAY SEX_SAME'],
    ['day and month changed over', { ...same, birthDate: '1943-09-04' }, 75, 'NAME_SAME BIRTH_DAY_AND_MONTH_SWAPPED SEX_SAME'],
    ['a digit of the year', { ...same, birthDate: '1933-04-09' }, 69, 'NAME_SAME BIRTH_ONE_DIGIT_OFF SEX_SAME'],
    ['a mistyped word and the wrong sex', { ...same, fullName: 'Trần Qxuân Thoả Vy', sex: 'MALE' }, 58, 'NAME_MISTYPED BIRTH_SAME_DAY SEX_DIFFERS'],
    ['the number of somebody else’s paper', { fullName: 'Lê Văn Tám', birthDate: '1999', sex: 'MALE', identifiers: [{ type: 'PERSONAL_ID', value: number.replace(/(.{4})/g, '$1 ') }] },
      50, 'SAME_PERSONAL_ID NAME_DIFFERS BIRTH_CONTRADICT SEX_DIFFERS'],
    ['the social-insurance number', { ...same, birthDate: '1944', identifiers: papers.slice(1) }, 100, 'SAME_SOCIAL_INSURANCE NAME_SAME BIRTH_CONTRADICT SEX_SAME'],
    ['another personal ID', { ...same, identifiers: [{ type: 'PERSONAL_ID', value: freshNumber() }] }, 70, 'OTHER_PERSONAL_ID NAME_SAME BIRTH_SAME_DAY SEX_SAME'],
  ])('%s', async (_, input, score, codes) => {
    const told = (await found(nurse, input)).map(each => [each.resident.id, each.score, each.reasons.map(({ code }) => code).join(' ')])
    expect(told).toEqual([[id, score, codes]])
  })

  test('twins, another birth and half a number are nobody', async () => {
    expect(await found(nurse, { ...same, fullName: 'Trần Qxuân Thảo Lan' })).toEqual([])
    expect(await found(nurse, { ...same, birthDate: '1970-01-02' })).toEqual([])
    expect(await found(nurse, { fullName: 'Lê Văn Tám', birthDate: '1899', sex: 'MALE', identifiers: [{ type: 'PERSONAL_ID', value: number.slice(0, 8) }] })).toEqual([])
  })

  test('who may not see the record is told nothing, not even with its number', async () => {
    const input = { ...same, identifiers: papers }
    const seen = async (claims: TokenClaims) => (await found(claims, input)).map(({ resident }) => resident.id)
    expect([await seen(nurse), await seen(coordinator), await seen({ role: 'head', facility: 'QN-CT' })]).toEqual([[id], [id], [id]])
    expect(await seen({ role: 'resident', resident: id })).toEqual([id])
    const others: TokenClaims[] = [
      neighbour, sealedNurse, { role: 'coordinator', province: '52' }, { role: 'resident', resident: toGlobalId('Resident', '00000000-0000-4000-8000-000000000000') },
      { role: 'guardian' }, { role: 'nurse' }, { role: 'admin' }, { role: 'auditor' },
    ]
    for (const claims of others) expect([claims, await ask(claims, input)]).toEqual([claims, { data: { possibleDuplicates: [] } }])
  })

  test('who may not read numbers cannot try one on a person', async () => {
    const byNumber = { fullName: 'Lê Văn Tám', birthDate: '1999', sex: 'MALE', identifiers: papers }
    expect(await found(programme, byNumber)).toEqual([])
    const [seen] = await found(programme, { ...same, identifiers: [{ type: 'PERSONAL_ID', value: freshNumber() }] })
    expect(seen?.reasons.map(({ code }) => code)).toEqual(['NAME_SAME', 'BIRTH_SAME_DAY', 'SEX_SAME'])
  })

  test('somebody in drug rehabilitation is known there only', async () => {
    const person = { fullName: 'Phạm Qxuân Đức Long', birthDate: '1990-05-06', sex: 'MALE', identifiers: [{ type: 'PERSONAL_ID', value: freshNumber() }] }
    const hidden = await admitted(sealedNurse, { ...person, categories: [{ kind: 'DRUG_REHABILITATION' }] })
    expect((await found(sealedNurse, person)).map(({ resident }) => resident.id)).toEqual([hidden])
    for (const claims of [nurse, coordinator, { role: 'coordinator', scope: 'country' } as const]) expect(await found(claims, person)).toEqual([])
    // The admission refuses the number all the same, and does not say whose it is.
    const refused = await (await signedIn(nurse))(admit, { input: anAdmission('QN-CT', {}, person) })
    expect(field<{ resident: null; userErrors: { code: string }[] }>(refused, 'admitResident')).toMatchObject({ resident: null, userErrors: [{ code: 'IDENTIFIER_TAKEN' }] })
  })

  test('what cannot be asked is refused in both languages', async () => {
    expect(errorsOf(await ask(nurse, same, { first: 51 }))).toEqual([['Chọn từ 1 đến 50 hồ sơ / Ask for 1 to 50 records.', 'BAD_USER_INPUT']])
    expect(errorsOf(await ask(nurse, { ...same, fullName: ' ' }))).toEqual([['Họ tên không hợp lệ / The name is not valid.', 'BAD_USER_INPUT']])
    const many = Array.from({ length: 11 }, () => ({ type: 'PERSONAL_ID', value: number }))
    expect(errorsOf(await ask(nurse, { ...same, identifiers: many }))).toEqual([['Tối đa 10 giấy tờ và 10 nhóm / Give at most 10 numbers and 10 groups.', 'BAD_USER_INPUT']])
  })
})

describe('records that are there already', () => {
  let hub: CountedHub
  const ids: string[] = []
  const ofResident = 'query ($id: ID!) { resident(id: $id) { possibleDuplicates { score resident { id } } } }'

  beforeAll(async () => {
    hub = await countedHub()
    for (const [fullName, home] of [['Hồ Qxuân Thị Mỵ', 'QN-CT'], ['Ho Qxuan Thi My', 'QN-CT'], ['Hồ Qxuân Thị Mỵ', 'BD-NCC']] as const) {
      const person = { fullName, birthDate: '1939-10-11', sex: 'FEMALE', categories: [{ kind: 'ELDERLY' }] }
      const answer = await hub.ask({ role: 'nurse', facility: home }, admit, { input: anAdmission(home, {}, person) })
      ids.push(field<{ resident: { id: string } }>(answer, 'admitResident').resident.id)
    }
  })
  afterAll(() => hub.close())

  test('name each other, never themselves, and never who is not seen', async () => {
    const of = async (claims: TokenClaims, id = '') => (await hub.ask(claims, ofResident, { id })).data
    expect(await of(nurse, ids[0])).toEqual({ resident: { possibleDuplicates: [{ score: 87, resident: { id: ids[1] } }] } })
    expect(await of(neighbour, ids[2])).toEqual({ resident: { possibleDuplicates: [] } })
    expect(await of({ role: 'resident', resident: ids[0] }, ids[0])).toEqual({ resident: { possibleDuplicates: [] } })
    const country = { role: 'coordinator', scope: 'country' } as const
    const both = expect.arrayContaining(ids.slice(1).map(id => ({ score: 87, resident: { id } })))
    expect(await of(country, ids[0])).toEqual({ resident: { possibleDuplicates: both } })
  })

  test('cost the same statements for one and for a page of fifty', async () => {
    const page = (first: number) => hub.ask(coordinator, `{ residents(first: ${first}) { nodes { possibleDuplicates(first: 5) { score resident { fullName } } } } }`)
    const [one, fifty] = [await page(1), await page(50)]
    expect(fifty.errors).toBeUndefined()
    expect(field<{ nodes: unknown[] }>(fifty, 'residents').nodes).toHaveLength(50)
    // The page, the record and its numbers, the others like it, and who was read.
    expect([one, fifty].map(({ counts }) => counts.statements.facilities)).toEqual([5, 5])
  })

  test('are written down as read', async () => {
    await hub.ask(nurse, ofResident, { id: ids[0] })
    const read = await hub.sql<{ id: string }>('facilities', `select resident_id as id from facilities.audit_entry
      where action = 'read' and request_id = (select request_id from facilities.audit_entry order by id desc limit 1)`)
    expect(read.map(({ id }) => toGlobalId('Resident', id)).toSorted()).toEqual(ids.slice(0, 2).toSorted())
  })
})
