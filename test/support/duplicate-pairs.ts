import { nameOf, named, type PersonName } from '../../start/demo/names.js'
import { type Random, random } from '../../start/demo/random.js'
import { foldName } from '../../kit/vn/names.js'
import { parsePartialDate } from '../../kit/vn/partial-date.js'
import { addDays } from '../../kit/vn/working-days.js'
import type { DescribedPerson, KnownNumber } from '../../subgraphs/facilities/duplicate/duplicate.rules.js'

/** Two records and whether they are of one person: known because the pair was made that way, not by looking. */
export interface LabelledPair {
  readonly kind: string
  readonly samePerson: boolean
  readonly records: readonly [DescribedPerson, DescribedPerson]
}

type Person = DescribedPerson & { readonly name: PersonName }
type Change = (person: Person, chance: Random) => Person

const seed = 20_260_708
const homes = ['home-1', 'home-2', 'home-3']

function aPerson(chance: Random, more: Partial<Person> = {}): Person {
  const sex = more.sex ?? (chance.chance(0.5) ? 'MALE' : 'FEMALE')
  const name = more.name ?? nameOf(chance, sex)
  const birthDate = addDays('1930-01-01', chance.int(0, 30_000))
  const categories = [chance.pick(['ELDERLY', 'MERIT_PERSON', 'DISABLED'] as const)]
  const person = { fullName: name.fullName, birthDate, sex, identifiers: numbers(chance), categories, facilityId: chance.pick(homes), ...more, name }
  return { ...person, fullName: more.fullName ?? name.fullName }
}

/** Some have no papers at hand, some only one. */
function numbers(chance: Random): KnownNumber[] {
  const digits = (count: number) => Array.from({ length: count }, () => chance.int(0, 9)).join('')
  return [
    ...(chance.chance(0.55) ? [{ type: 'PERSONAL_ID', value: `0${digits(11)}`, active: true } as const] : []),
    ...(chance.chance(0.4) ? [{ type: 'SOCIAL_INSURANCE', value: digits(10), active: true } as const] : []),
  ]
}

/** A desk that refuses a date keeps the year. */
const born = (person: Person, date: string): Person => ({ ...person, birthDate: parsePartialDate(date).ok ? date : date.slice(0, 4) })
const renamed = (person: Person, fullName: string): Person => ({ ...person, fullName })
const otherWord = (person: Person, at: (words: string[]) => number, by: (word: string) => string): Person => {
  const words = person.fullName.split(' ')
  const index = at(words)
  return renamed(person, words.map((word, i) => (i === index ? by(word) : word)).join(' '))
}

/** A letter beside the right one, one too few, or two changed over. */
function mistyped(word: string, chance: Random): string {
  const at = chance.int(0, word.length - 1)
  const kind = chance.int(0, 2)
  if (kind === 0) return word.slice(0, at) + chance.pick([...'qwertyuiopasdghklxcvbnm']) + word.slice(at + 1)
  if (kind === 1 && word.length > 2) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
}

const otherMarks: Readonly<Record<string, string>> = { Hương: 'Hường', Hường: 'Hương', Thủy: 'Thúy', Thúy: 'Thủy', Hòa: 'Hoa', Hoa: 'Hòa', Phương: 'Phượng', Phượng: 'Phương' }
const middles = ['Văn', 'Đức', 'Hữu', 'Ngọc', 'Thanh', 'Kim', 'Thu', 'Minh'] as const

/** What goes wrong between one record of a person and the next. */
const defects: Readonly<Record<string, Change>> = {
  'marks left out': person => renamed(person, plain(person.fullName)),
  'words in another order': person => renamed(person, [...person.fullName.split(' ').slice(-1), ...person.fullName.split(' ').slice(0, -1)].join(' ')),
  'a mistyped word': (person, chance) => otherWord(person, words => chance.int(0, words.length - 1), word => mistyped(word, chance)),
  'other marks': person => otherWord(person, words => words.length - 1, word => otherMarks[word] ?? plain(word)),
  'a changed middle name': (person, chance) => otherWord(person, words => (words.length > 2 ? 1 : 0), () => chance.pick(middles)),
  'a middle name left out': person => renamed(person, person.fullName.split(' ').filter((_, i, all) => i !== 1 || all.length < 3).join(' ')),
  'year only': person => ({ ...person, birthDate: person.birthDate.slice(0, 4) }),
  'the first of January': person => ({ ...person, birthDate: `${person.birthDate.slice(0, 4)}-01-01` }),
  'day and month changed over': person => {
    const [year = '', month = '', day = ''] = person.birthDate.split('-')
    return born(person, `${year}-${day}-${month}`)
  },
  'a wrong digit of the year': (person, chance) => born(person, person.birthDate.slice(0, 3) + chance.int(0, 9) + person.birthDate.slice(4)),
  'the wrong sex': person => ({ ...person, sex: person.sex === 'MALE' ? 'FEMALE' : 'MALE' }),
  'sex not known': person => ({ ...person, sex: 'UNKNOWN' }),
}

function plain(name: string): string {
  return foldName(name).replace(/\b\p{L}/gu, letter => letter.toUpperCase())
}

/** The papers at the second desk: the same, none, or a personal ID issued anew, whose old number is known or not. */
function papersAgain(person: Person, chance: Random): Person {
  const at = chance.weighted([['SAME', 25], ['NONE', 45], ['REISSUED', 10], ['REISSUED_OLD_KNOWN', 10], ['OTHER_KIND', 10]] as const)
  if (at === 'SAME') return person
  if (at === 'NONE') return { ...person, identifiers: [] }
  if (at === 'OTHER_KIND') return { ...person, identifiers: person.identifiers.filter(({ type }) => type === 'SOCIAL_INSURANCE') }
  const fresh: KnownNumber = { type: 'PERSONAL_ID', value: `0${chance.int(10_000_000_000, 99_999_999_999)}`, active: true }
  const before = at === 'REISSUED' ? [] : person.identifiers.map(each => ({ ...each, active: each.type !== 'PERSONAL_ID' }))
  return { ...person, identifiers: [...before, fresh] }
}

function samePerson(index: number, chance: Random): LabelledPair {
  const first = aPerson(chance)
  const kinds = Object.keys(defects)
  const main = kinds[index % kinds.length] ?? ''
  // One defect in most pairs, two in every fourth.
  const second = chance.chance(0.25) ? [chance.pick(kinds.filter(kind => kind !== main))] : []
  const again = [main, ...second].reduce((person, kind) => defects[kind]?.(person, chance) ?? person, papersAgain(first, chance))
  const moved = { ...again, facilityId: chance.chance(0.5) ? first.facilityId : chance.pick(homes) }
  return { kind: main, samePerson: true, records: [first, moved] }
}

/** Of the same household: the family name stays, the given name is another. */
function relative(person: Person, chance: Random, more: Partial<Person>): Person {
  const sex = more.sex ?? (chance.chance(0.5) ? 'MALE' : 'FEMALE')
  const own = nameOf(chance, sex)
  const words = sex === person.sex && chance.chance(0.5) ? [...person.fullName.split(' ').slice(0, -1), own.givenName] : [person.name.familyName, ...own.fullName.split(' ').slice(1)]
  return aPerson(chance, { ...more, sex, name: named(person.name.familyName, own.givenName, words.join(' ')) })
}

const common = ['Nguyễn Thị Hương', 'Nguyễn Văn Hùng', 'Trần Thị Lan', 'Nguyễn Thị Hoa', 'Lê Văn Minh'] as const
const yearOf = (person: Person) => person.birthDate.slice(0, 4)
const sameYear = (person: Person, chance: Random) => addDays(`${yearOf(person)}-01-02`, chance.int(0, 362))

/** Two people whom a hurried clerk might take for one. */
const lookAlikes: Readonly<Record<string, (first: Person, chance: Random) => [Person, Person]>> = {
  twins: (first, chance) => [first, relative(first, chance, { sex: first.sex, birthDate: first.birthDate, facilityId: first.facilityId, categories: first.categories })],
  'twins of two sexes': (first, chance) => [first, relative(first, chance, { sex: first.sex === 'MALE' ? 'FEMALE' : 'MALE', birthDate: first.birthDate, facilityId: first.facilityId })],
  'parent and child of the same sex': (first, chance) => [first, relative(first, chance, { sex: first.sex, birthDate: addDays(first.birthDate, chance.int(7_000, 13_000)) })],
  'siblings in one home': (first, chance) => [first, relative(first, chance, { birthDate: addDays(first.birthDate, chance.int(300, 2_000)), facilityId: first.facilityId })],
  'one name, born in one year': (first, chance) => [first, aPerson(chance, { name: first.name, sex: first.sex, birthDate: sameYear(first, chance) })],
  'one common name, one year, known to the year': (first, chance) => {
    const fullName = chance.pick(common)
    const name = named(fullName.split(' ')[0] ?? '', fullName.split(' ').at(-1) ?? '', fullName)
    const person = { ...first, name, fullName, sex: fullName.includes('Thị') ? 'FEMALE' : 'MALE' } as const
    return [{ ...person, birthDate: yearOf(first) }, aPerson(chance, { name, sex: person.sex, birthDate: sameYear(first, chance) })]
  },
  'a name with other marks, one year': (first, chance) => {
    const [one, other] = chance.pick([['Nguyễn Thị Hương', 'Nguyễn Thị Hường'], ['Trần Thị Thủy', 'Trần Thị Thúy'], ['Lê Thị Hoa', 'Lê Thị Hòa']] as const)
    const name = (fullName: string) => named(fullName.split(' ')[0] ?? '', fullName.split(' ').at(-1) ?? '', fullName)
    return [
      aPerson(chance, { name: name(one), sex: 'FEMALE', birthDate: first.birthDate }),
      aPerson(chance, { name: name(other), sex: 'FEMALE', birthDate: chance.chance(0.4) ? yearOf(first) : sameYear(first, chance) }),
    ]
  },
  'one name, born ten years apart': (first, chance) => [first, aPerson(chance, { name: first.name, sex: first.sex, birthDate: `${Number(yearOf(first)) + 10}${first.birthDate.slice(4, 8)}15` })],
  'one day of birth, other names': (first, chance) => [first, aPerson(chance, { sex: first.sex, birthDate: first.birthDate, facilityId: first.facilityId })],
}

function others(index: number, chance: Random): LabelledPair {
  const kinds = Object.keys(lookAlikes)
  const kind = kinds[index % kinds.length] ?? ''
  const [first, second] = lookAlikes[kind]?.(aPerson(chance), chance) ?? []
  if (!first || !second) throw new Error(`Nobody of the kind ${kind}`)
  return { kind, samePerson: false, records: [first, second] }
}

export interface LabelledPairs {
  /** On which the weights were chosen. */
  readonly choosing: readonly LabelledPair[]
  /** At which nobody looked while choosing: the figures come from here. */
  readonly heldOut: readonly LabelledPair[]
}

/** 500 pairs, half of one person and half of two; every second pair of a kind is held out. */
export function labelledPairs(pairSeed = seed, count = 500): LabelledPairs {
  const half = count / 2
  const one = Array.from({ length: half }, (_, i) => samePerson(i >> 1, random(pairSeed, i)))
  const two = Array.from({ length: half }, (_, i) => others(i >> 1, random(pairSeed, half + i)))
  const all = [...one, ...two]
  return { choosing: all.filter((_, i) => i % 2 === 0), heldOut: all.filter((_, i) => i % 2 === 1) }
}
