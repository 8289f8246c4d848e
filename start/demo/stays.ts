import { addDays, type LocalDate } from '../../kit/vn/working-days.js'
import type { StayRow } from '../../subgraphs/facilities/demo.js'
import type { StayEndReason, StayMode } from '../../subgraphs/facilities/stay/stay.rules.js'
import type { CareHome, HomeType } from './places.js'
import { later, type Person } from './residents.js'
import { daysBetween } from './setting.js'

/** Where a person lives, or lived. */
export interface Living {
  /** Newest last; the last one is in the person's home. */
  readonly stays: readonly StayRow[]
  readonly admittedOn: LocalDate
  readonly endedOn: LocalDate | null
}

/** How many days ago people of a home came, at least and at most. */
const cameAgo = {
  MERIT_PERSON_CARE: [150, 4_500],
  DRUG_REHABILITATION: [70, 700],
  ELDERLY: [70, 3_600],
  CHILDREN: [70, 3_600],
  DISABLED: [70, 4_500],
  MENTAL_HEALTH: [70, 5_400],
  GENERAL: [70, 4_500],
  SOCIAL_WORK_CENTRE: [70, 2_500],
  OTHER: [70, 400],
} as const satisfies Record<HomeType, readonly [number, number]>

/** Emergency protection lasts 3 months at most (NĐ 20/2021). */
const cameAgoInEmergency = [60, 85] as const

export function admissionOf({ chance, group, home, born }: Person, today: LocalDate): LocalDate {
  const [least, most] = group.mode === 'EMERGENCY' ? cameAgoInEmergency : cameAgo[home.type]
  const came = addDays(today, -chance.int(least, most))
  return later(later(came, addDays(born, 2)), home.founded ? addDays(home.founded, 14) : came)
}

export type Fate = 'STAYS' | 'TRANSFERRED' | 'LEFT' | 'DIED'

/** Patients stay until they are back; the others move, leave and die now and then. */
export function fateOf({ chance, awkward, group }: Person, isPatient: boolean): Fate {
  if (awkward.stay && !isPatient) return awkward.stay
  if (isPatient || group.mode === 'EMERGENCY') return 'STAYS'
  return chance.weighted([['STAYS', 90], ['TRANSFERRED', 3], ['LEFT', 5], ['DIED', 2]])
}

export interface Course {
  readonly admittedOn: LocalDate
  readonly fate: Fate
  /** For a patient whose referral ended by death. */
  readonly diedOn: LocalDate | null
}

export function livingOf(person: Person, course: Course, homes: readonly CareHome[], today: LocalDate): Living {
  const { admittedOn, fate, diedOn } = course
  const days = daysBetween(admittedOn, today)
  const changedOn = addDays(admittedOn, person.chance.int(Math.floor(days / 4), Math.max(1, days - 3)))
  if (fate === 'TRANSFERRED') {
    const moved = { endedOn: changedOn, endReason: 'TRANSFERRED' } as const
    const before = formerHome(person, homes, admittedOn)
    const stays = [stayRow(person, before, admittedOn, moved), stayRow(person, person.home, changedOn, lasting)]
    return { stays, admittedOn, endedOn: null }
  }
  if (fate === 'STAYS' && !diedOn) {
    return { stays: [stayRow(person, person.home, admittedOn, lasting)], admittedOn, endedOn: null }
  }
  const endedOn = diedOn ?? changedOn
  const end = { endedOn, endReason: diedOn || fate === 'DIED' ? 'DIED' : reasonOf(person) } as const
  return { stays: [stayRow(person, person.home, admittedOn, end)], admittedOn, endedOn }
}

type End = Pick<StayRow, 'endedOn' | 'endReason'>
const lasting: End = { endedOn: null, endReason: null }

function stayRow(person: Person, home: CareHome, admittedOn: LocalDate, end: End): StayRow {
  const { chance, group } = person
  const mode = group.mode ?? 'RESIDENTIAL'
  const id = chance.uuid()
  return { id, residentId: person.id, facilityId: home.id, mode, admittedOn, ...end, ...termsOf(id, mode, admittedOn), version: 1 }
}

/** Who came by a contract has one that is renewed each year; most say so. */
function termsOf(id: string, mode: StayMode, admittedOn: LocalDate) {
  const serial = Number.parseInt(id.slice(0, 6), 16)
  const has = mode === 'VOLUNTARY_CONTRACT' && serial % 12 !== 0
  const contract = `HD-${admittedOn.slice(0, 4)}/${String(serial % 10_000).padStart(4, '0')}`
  return { modeDecision: null, contractNumber: has ? contract : null, contractUntil: null }
}

/** Another home of the kind in which the person lives now; a move needs one that was there then. */
function formerHome({ chance, home }: Person, homes: readonly CareHome[], on: LocalDate): CareHome {
  const like = homes.filter(each => each !== home && each.type === home.type && (each.founded ?? '') <= on)
  return like.length > 0 ? chance.pick(like.slice(0, 20)) : home
}

function reasonOf({ chance, group, age }: Person): StayEndReason {
  const common: [StayEndReason, number][] = [
    ['TO_FAMILY', 50], ['GOAL_MET', 15], ['OWN_WISH', 10], ['MISSING', 5], ['OTHER', 3],
  ]
  if (group.kind === 'CHILD') common.push(['ADOPTED', 25])
  if (group.kind === 'VOLUNTARY_CONTRACT') common.push(['CONTRACT_ENDED', 80])
  if (age >= 18 && age <= 22) common.push(['AGE_LIMIT', 40])
  return chance.weighted(common)
}
