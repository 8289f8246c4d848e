import type { BeneficiaryKind } from '../../kit/vn/beneficiary-terms.js'
import { addDays, addMonths, type LocalDate } from '../../kit/vn/working-days.js'
import { managingProvince } from '../../subgraphs/insurance/card/card-province.rules.js'
import type { CardStatus } from '../../subgraphs/insurance/card/card.rules.js'
import { firstContacts } from './hospitals.js'
import { nameOf } from './names.js'
import type { CareHome } from './places.js'
import type { Random } from './random.js'
import { insuranceNumber, later, type Person } from './residents.js'
import type { CardRow } from './rows.js'
import type { Setting } from './setting.js'

type Weighted = readonly (readonly [objectCode: string, weight: number])[]

const socialAssistance: Weighted = [['BT', 84], ['HN', 6], ['DT', 3], ['CN', 4], ['LH', 3]]

/** By which group of the insurance the residents of a category are insured. */
const codesOf = {
  MERIT_PERSON: [['CC', 30], ['CK', 55], ['CB', 8], ['KC', 7]],
  MERIT_RELATIVE: [['TS', 55], ['TC', 35], ['BT', 6], ['PV', 4]],
  ELDERLY: [['BT', 74], ['LH', 9], ['HN', 6], ['HT', 4], ['CN', 5], ['CT', 2]],
  CHILD: [['BT', 88], ['HN', 8], ['DK', 4]],
  DISABLED: socialAssistance,
  MENTAL_ILLNESS: socialAssistance,
  HIV_SUPPORT: [['BT', 60], ['HN', 30], ['CN', 10]],
  EMERGENCY_PROTECTION: [['BT', 35], ['GD', 25], ['HN', 15], ['CN', 15], ['DN', 10]],
  DRUG_REHABILITATION: [['GD', 45], ['DN', 15], ['HN', 15], ['CN', 20], ['DK', 5]],
  VOLUNTARY_CONTRACT: [['HT', 40], ['GD', 30], ['LH', 20], ['CB', 10]],
} as const satisfies Record<BeneficiaryKind, Weighted>

/** The ages of groups that the law, or life, ties to one; everybody else may be of working age. */
const agesOf: Readonly<Record<string, readonly [number, number]>> = {
  TE: [0, 5], HS: [6, 17], SV: [18, 25], LS: [18, 30], CT: [80, 105], LH: [75, 105], HT: [58, 105], CB: [45, 105],
  KC: [55, 105], CC: [55, 105], CK: [55, 105], BT: [0, 105], HN: [6, 105], DT: [6, 105], DK: [6, 105], XD: [6, 105],
  CN: [6, 105], GD: [18, 105], GB: [18, 75], TS: [18, 105], TC: [18, 105], PV: [18, 105], AK: [6, 90], XB: [60, 90],
  XN: [60, 90],
}
const workingAge = [19, 61] as const

function isOfAge(code: string, age: number): boolean {
  const [from, to] = agesOf[code] ?? workingAge
  return age >= from && age <= to
}

/** Second groups: the person is insured by the better one (Luật BHYT Đ22 k2). */
const secondCodes = ['HN', 'GD', 'HT', 'CB', 'DN', 'CN', 'TC', 'LH'] as const

/** Who holds a card, as the register knows them. */
interface Holder {
  readonly chance: Random
  readonly residentId: string | null
  readonly name: string
  readonly birthDate: string
  readonly born: LocalDate
  readonly home: CareHome
  readonly insuranceNumber: string
}

/** The cards of a resident: none without an insurance number, else the one in use, with earlier and second ones. */
export function cardsOf(person: Person, setting: Setting): CardRow[] {
  const { chance, age, awkward, insuranceNumber: number } = person
  if (number === null) return []
  const holder = { ...person, residentId: person.id, name: person.name.fullName, insuranceNumber: number }
  const fitting: Weighted = codesOf[person.group.kind].filter(([code]) => isOfAge(code, age))
  const code = age < 6 ? 'TE' : chance.weighted(fitting)
  const period = periodOf(chance, code, person.born, setting.today)
  const cards = [cardOf(holder, code, period, setting)]
  if (code !== 'TE' && chance.chance(0.09)) cards.push(cardOf(holder, code, earlierThan(chance, period), setting))
  const others = secondCodes.filter(each => each !== code && isOfAge(each, age))
  if (others.length > 0 && (awkward.cards === 2 || chance.chance(0.08))) {
    const second = chance.pick(others)
    const { today } = setting
    const held = awkward.cards === 2 ? inUse(chance, today) : periodOf(chance, second, person.born, today)
    cards.push(cardOf(holder, second, held, setting))
  }
  return cards
}

/** People the insurance knows and no home does: every object code in turn. */
export function strangerCard(chance: Random, index: number, homes: readonly CareHome[], setting: Setting): CardRow {
  const codes = setting.book.objectCodesOn(setting.today)
  const { code } = codes[index % codes.length]!
  const home = chance.pick(homes)
  const age = chance.int(...(agesOf[code] ?? workingAge))
  const born = addDays(`${Number(setting.today.slice(0, 4)) - age}${setting.today.slice(4, 7)}-01`, -chance.int(5, 330))
  const { fullName: name } = nameOf(chance, chance.pick(['MALE', 'FEMALE']))
  const number = insuranceNumber(home.oldProvince, firstStranger + index)
  const holder = { chance, residentId: null, name, birthDate: born, born, home, insuranceNumber: number }
  return cardOf(holder, code, periodOf(chance, code, born, setting.today), setting)
}

/** Beyond the residents' numbers. */
const firstStranger = 5_000_000

interface Period {
  readonly from: LocalDate
  readonly to: LocalDate | null
  readonly status: CardStatus
}

/** Cards printed since 2021-04-01 show no last day. */
const daysLeft: readonly (readonly [readonly [number, number] | 'OPEN', number])[] = [
  [[91, 360], 62], [[61, 90], 7], [[31, 60], 7], [[0, 30], 7], [[-240, -1], 7], ['OPEN', 10],
]

/** Most cards have months to go; the rest end soon, have ended, are open, withdrawn or not yet begun. */
function periodOf(chance: Random, code: string, born: LocalDate, today: LocalDate): Period {
  // Free care for children runs to the age of 72 months (Luật BHYT Đ12).
  if (code === 'TE') return { from: born, to: addDays(addMonths(born, 72), -1), status: 'ACTIVE' }
  const left = chance.weighted(daysLeft)
  const status = chance.weighted<CardStatus>([['ACTIVE', 96], ['SUSPENDED', 3], ['CANCELLED', 1]])
  const first = firstDays[code] ?? born
  if (left === 'OPEN') {
    const began = addDays(today, chance.chance(0.1) ? chance.int(3, 28) : -chance.int(40, 900))
    return { from: later(began, first), to: null, status }
  }
  const to = addDays(today, chance.int(...left))
  const months = code === 'CN' || code === 'LH' ? 24 : chance.pick([12, 12, 12, 24, 36])
  return { from: later(addDays(addMonths(to, -months), 1), first), to, status }
}

/** LH began with the social pension (Luật BHXH 41/2024). */
const firstDays: Readonly<Record<string, LocalDate>> = { LH: '2025-07-01' }

function inUse(chance: Random, today: LocalDate): Period {
  return { from: addDays(today, -chance.int(60, 300)), to: addDays(today, chance.int(100, 300)), status: 'ACTIVE' }
}

function earlierThan(chance: Random, { from }: Period): Period {
  const to = addDays(from, -1)
  return { from: addDays(to, -chance.int(200, 364)), to, status: 'ACTIVE' }
}

function cardOf(holder: Holder, code: string, { from, to, status }: Period, { book, now }: Setting): CardRow {
  const { chance, home, insuranceNumber: number } = holder
  const level = printedLevel(chance, code, from, book)
  const temporary = code === 'TE' && chance.chance(0.08)
  const id = chance.uuid()
  const cardNumber = `${code}${level}${home.oldProvince}${number}`
  // NĐ 188/2025 Đ50 k1a: a temporary child card names no facility.
  const registeredFacilityCode = temporary ? `${home.oldProvince}000` : chance.pick(firstContacts(home.provinceToday)).code
  return {
    id,
    version: 1,
    residentId: holder.residentId,
    holderName: holder.name,
    holderBirthDate: holder.birthDate,
    cardNumber,
    socialInsuranceNumber: number,
    personalId: null,
    objectCode: code,
    printedLevel: level,
    registeredFacilityCode,
    provinceCode: managingProvince({ cardNumber, registeredFacilityCode }),
    validFrom: from,
    validTo: to,
    fiveYearOn: code === 'TE' || chance.chance(0.2) ? null : addMonths(from, chance.int(-30, 40)),
    status,
    source: 'HUB_REGISTER',
    asOf: new Date(now.getTime() - chance.int(60, 20 * 24 * 60) * 60_000),
  }
}

/** The level of the day of issue; one in five cards issued since the law changed still shows the digit of before. */
function printedLevel(chance: Random, code: string, from: LocalDate, book: Setting['book']): number {
  const lags = chance.chance(0.2)
  const day = lags && from >= '2026-01-01' ? '2025-12-31' : later(from, '2018-12-01')
  return (book.objectCode(code, day) ?? book.objectCode(code, from))?.level ?? 4
}
