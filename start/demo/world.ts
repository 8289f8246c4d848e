import { localDateOf, type LocalDate } from '../../kit/vn/working-days.js'
import type { FacilitiesDemo } from '../../subgraphs/facilities/demo.js'
import { absencesOf } from './absences.js'
import { careOf } from './care.js'
import { consentsOf } from './consents.js'
import { cardsOf, strangerCard } from './cards.js'
import { monitoringOf } from './checks.js'
import { clinicalRows } from './clinical.js'
import { facilityRecords } from './facility-records.js'
import { contractRows, hospitalRows, rankRows } from './hospitals.js'
import { type PersonalIds, personalIds } from './numbers.js'
import { type PatientPlan, patientPlan } from './plan.js'
import { type CareHome, careHomes, facilityRow } from './places.js'
import { random } from './random.js'
import { recordRows } from './record.js'
import { roundRows } from './rounds.js'
import { referralsOf } from './referrals.js'
import { type ReferralLife, livesOf } from './steps.js'
import { categoryRows, identifierRows, personOf, residentRow } from './residents.js'
import type { CardRow, ContractRow, HospitalRow, RankRow } from './rows.js'
import { screeningsOf } from './screenings.js'
import { daysBetween, type Setting, settingOf } from './setting.js'
import { staffingDemo } from './staffing.js'
import { vitalSignsOf } from './vital-signs.js'
import { admissionOf, fateOf, livingOf } from './stays.js'

export interface WorldOptions {
  /** Every date of the world is an offset from this day. */
  readonly today: LocalDate
  readonly now: Date
  readonly seed?: number
  /** About so many of each. */
  readonly residents?: number
  readonly referrals?: number
  readonly cards?: number
}

export interface DemoWorld {
  readonly today: LocalDate
  readonly facilities: FacilitiesDemo
  readonly referrals: ReferralLife & {
    readonly healthFacilities: readonly HospitalRow[]
    readonly ranks: readonly RankRow[]
  }
  readonly insurance: { readonly cards: readonly CardRow[]; readonly contracts: readonly ContractRow[] }
}

const defaultSeed = 20_211_118
const sizes = { residents: 3_000, referrals: 1_500, cards: 4_000 } as const

/** The fictional people of all three sectors. The same seed and day give the same rows. */
export function demoWorld(options: WorldOptions): DemoWorld {
  const [world] = demoParts(options, Infinity)
  if (!world) throw new Error('A world has one part at least.')
  return world
}

/**
 * The same in parts of so many residents, for worlds that are larger than the memory: homes and hospitals come with the
 * first, the people whom only the insurance knows with the last.
 */
export function* demoParts(options: WorldOptions, residentsPerPart: number): Generator<DemoWorld> {
  const { today, now, seed = defaultSeed, ...asked } = options
  const size = { ...sizes, ...asked }
  const setting = settingOf(today, now, seed)
  const shares = sharesOf(careHomes(size.residents), size.residents)
  let cards = 0
  let part: PersonRecord[] = []
  let first = true
  for (const record of recordsOf(shares, patientPlan(size.residents, size.referrals), setting)) {
    if (part.length === residentsPerPart) {
      yield worldOf(part, first ? shares : [], [], setting)
      first = false
      part = []
    }
    part.push(record)
    cards += record.cards.length
  }
  yield worldOf(part, first ? shares : [], strangerCards(size.cards - cards, shares, setting), setting)
}

/** One part: `shares` is given with the first only. */
function worldOf(
  records: readonly PersonRecord[],
  shares: readonly Share[],
  strangers: readonly CardRow[],
  setting: Setting,
): DemoWorld {
  const { today, seed } = setting
  const isFirst = shares.length > 0
  const facilities = shares.map(({ home, from, to }) => facilityRow(home, to - from))
  return {
    today,
    facilities: {
      facilities,
      records: facilityRecords(shares.map(({ home }, i) => ({ home, places: facilities[i]?.capacity ?? 0 })), today, seed),
      care: {
        plans: records.flatMap(({ care }) => care.plans),
        goals: records.flatMap(({ care }) => care.goals),
        steps: records.flatMap(({ care }) => care.steps),
        sessions: records.flatMap(({ care }) => care.sessions),
        consultations: records.flatMap(({ care }) => care.consultations),
        consultationSteps: records.flatMap(({ care }) => care.consultationSteps),
      },
      residents: records.map(record => record.resident),
      identifiers: records.flatMap(record => record.identifiers),
      categories: records.flatMap(record => record.categories),
      disabilities: records.flatMap(record => record.disabilities),
      assessments: records.flatMap(record => record.assessments),
      contacts: records.flatMap(record => record.contacts),
      consents: records.flatMap(record => record.consents),
      addresses: records.flatMap(record => record.addresses),
      stays: records.flatMap(record => record.stays),
      absences: records.flatMap(record => record.absences),
      conditions: records.flatMap(record => record.conditions),
      allergies: records.flatMap(record => record.allergies),
      noKnownAllergies: records.flatMap(record => record.noKnownAllergies),
      medicines: records.flatMap(record => record.medicines),
      vaccinations: records.flatMap(record => record.vaccinations),
      rounds: roundRows(shares.map(({ home }) => home), today),
      checks: records.flatMap(record => record.checks),
      vitalSigns: records.flatMap(record => record.vitalSigns),
      alerts: records.flatMap(record => record.alerts),
      screenings: records.flatMap(record => record.screenings),
      ...staffingDemo(shares, setting),
    },
    referrals: {
      healthFacilities: isFirst ? hospitalRows() : [],
      ranks: isFirst ? rankRows() : [],
      ...livesOf(records.flatMap(record => record.referrals)),
    },
    insurance: {
      cards: [...records.flatMap(record => record.cards), ...strangers],
      contracts: isFirst ? contractRows(today) : [],
    },
  }
}

/** Cards of people whom no home knows, at least one for every object code. */
function strangerCards(wanted: number, shares: readonly Share[], setting: Setting): CardRow[] {
  const homes = shares.map(({ home }) => home)
  const count = Math.max(setting.book.objectCodesOn(setting.today).length, wanted)
  return Array.from({ length: count }, (_, i) => strangerCard(random(setting.seed, -1 - i), i, homes, setting))
}

interface Share {
  readonly home: CareHome
  /** Residents by index, `to` not included. */
  readonly from: number
  readonly to: number
}

function sharesOf(homes: readonly CareHome[], residents: number): Share[] {
  const total = homes.reduce((sum, { weight }) => sum + weight, 0)
  let before = 0
  return homes.map(home => {
    const from = Math.floor((before / total) * residents)
    before += home.weight
    return { home, from, to: Math.floor((before / total) * residents) }
  })
}

function* recordsOf(shares: readonly Share[], plan: PatientPlan, setting: Setting): Generator<PersonRecord> {
  const numbers = personalIds()
  const homes = shares.map(({ home }) => home)
  for (const { home, from, to } of shares) {
    for (let index = from; index < to; index++) yield recordOf(index, home, { homes, plan, numbers }, setting)
  }
}

interface Around {
  readonly homes: readonly CareHome[]
  readonly plan: PatientPlan
  readonly numbers: PersonalIds
}

/** A patient was here long enough for a referral to begin and end. */
const daysOfPatient = 60

type PersonRecord = ReturnType<typeof recordOf>

/** Everything the three sectors know of one person. */
function recordOf(index: number, home: CareHome, { homes, plan, numbers }: Around, setting: Setting) {
  const { seed, today } = setting
  const person = personOf(random(seed, index), index, home, today)
  const admittedOn = admissionOf(person, today)
  const daysHere = daysBetween(admittedOn, today)
  const isPatient = daysHere >= daysOfPatient && !person.awkward.stay
  const referrals = referralsOf(person, isPatient ? plan.statusesOf(index) : [], daysHere, setting)
  const death = referrals.find(({ status }) => status === 'DIED')
  const diedOn = death ? localDateOf(death.statusSince) : null
  const living = livingOf(person, { admittedOn, fate: fateOf(person, referrals.length > 0), diedOn }, homes, today)
  const categories = categoryRows(person, admittedOn, living.endedOn)
  const identifiers = identifierRows(person, numbers, today)
  const record = recordRows(person, { identifiers, categories }, admittedOn, setting)
  return {
    resident: { ...residentRow(person), leftOn: living.endedOn },
    ...record,
    consents: consentsOf(person, record.contacts, admittedOn, setting),
    stays: living.stays,
    absences: absencesOf(index, living.stays, setting),
    ...monitoringOf(person, living, setting),
    vitalSigns: vitalSignsOf(person, living, setting),
    screenings: screeningsOf(person, living, setting),
    care: careOf(person, living, setting),
    ...clinicalRows(person, living, setting),
    referrals,
    cards: cardsOf(person, setting),
  }
}
