import { addDays, type LocalDate } from '../../kit/vn/working-days.js'
import type { AllergyRow, ConditionRow, MedicineRow, NoKnownAllergiesRow, VaccinationRow } from '../../subgraphs/facilities/demo.js'
import { type Random, random } from './random.js'
import type { Person } from './residents.js'
import { daysBetween, type Setting } from './setting.js'
import type { Living } from './stays.js'

/** Streams of chance that no other part of the demo takes. */
const firstStream = 60_000_000

export interface ClinicalRows {
  readonly conditions: readonly ConditionRow[]
  readonly allergies: readonly AllergyRow[]
  readonly noKnownAllergies: readonly NoKnownAllergiesRow[]
  readonly medicines: readonly MedicineRow[]
  readonly vaccinations: readonly VaccinationRow[]
}

const nothing: ClinicalRows = { conditions: [], allergies: [], noKnownAllergies: [], medicines: [], vaccinations: [] }

interface Illness {
  readonly code: string
  readonly text: string
  readonly medicine: readonly [name: string, activeIngredient: string, strength: string, timesPerDay: number]
}

/** What older people mostly have, and what is mostly given for it. */
const ofAge: readonly Illness[] = [
  { code: 'I10', text: 'Tăng huyết áp vô căn', medicine: ['Amlodipin 5 mg', 'Amlodipin', '5 mg', 1] },
  { code: 'E11.9', text: 'Đái tháo đường típ 2', medicine: ['Metformin 500 mg', 'Metformin', '500 mg', 2] },
  { code: 'M17.9', text: 'Thoái hoá khớp gối', medicine: ['Paracetamol 500 mg', 'Paracetamol', '500 mg', 3] },
  { code: 'J44.9', text: 'Bệnh phổi tắc nghẽn mạn tính', medicine: ['Theophylin 100 mg', 'Theophylin', '100 mg', 2] },
  { code: 'I25.9', text: 'Bệnh tim thiếu máu cục bộ mạn', medicine: ['Aspirin 81 mg', 'Acid acetylsalicylic', '81 mg', 1] },
]
const ofMind: Illness = { code: 'F20.9', text: 'Tâm thần phân liệt', medicine: ['Olanzapin 10 mg', 'Olanzapin', '10 mg', 1] }
const ofHiv: Illness = { code: 'B24', text: 'Nhiễm HIV', medicine: ['TLD', 'Tenofovir + Lamivudin + Dolutegravir', '300/300/50 mg', 1] }

const allergens = [
  ['Penicillin', 'MEDICINE', 'HIGH', 'Mề đay, khó thở'],
  ['Paracetamol', 'MEDICINE', 'LOW', 'Mẩn ngứa'],
  ['Tôm, cua', 'FOOD', 'LOW', 'Mẩn ngứa quanh miệng'],
  ['Bụi nhà', 'ENVIRONMENT', 'LOW', 'Hắt hơi, chảy mũi'],
] as const

/** Conditions with their medicines, allergies and vaccinations of a share of those who live in a home. */
export function clinicalRows(person: Person, living: Living, { seed, today }: Setting): ClinicalRows {
  const chance = random(seed, firstStream + person.index)
  if (living.endedOn !== null || daysBetween(living.admittedOn, today) < 60 || !chance.chance(0.08)) return nothing
  const saidOn = addDays(today, -chance.int(5, 50))
  const { illness, allergen } = { illness: illnessOf(person, chance), allergen: chance.chance(0.3) ? chance.pick(allergens) : null }
  const of = { person, saidOn, chance }
  return {
    conditions: illness ? [conditionRow(of, illness)] : [],
    medicines: illness ? [medicineRow(of, illness)] : [],
    allergies: allergen ? [allergyRow(of, allergen)] : [],
    noKnownAllergies: allergen ? [] : [{ id: chance.uuid(), residentId: person.id, saidOn, endedAt: null, ...recorded(of).by }],
    vaccinations: chance.chance(0.6) ? [vaccinationRow(of, living)] : [],
  }
}

function illnessOf({ age, group }: Person, chance: Random): Illness | null {
  if (group.kind === 'HIV_SUPPORT') return ofHiv
  if (group.kind === 'MENTAL_ILLNESS') return ofMind
  return age >= 50 ? chance.pick(ofAge) : null
}

interface Of {
  readonly person: Person
  readonly saidOn: LocalDate
  readonly chance: Random
}

/** Written down on the day on which it was said, by a nurse of the home. */
function recorded({ person, saidOn, chance }: Of) {
  const by = { recordedAt: new Date(`${saidOn}T03:00:00Z`), recordedBy: `demo-nurse-${person.home.code}`, recordedRole: 'nurse' }
  return { by, entry: { id: chance.uuid(), residentId: person.id, verificationStatus: 'CONFIRMED', note: null, ...by, recordedOrganisation: person.home.code } as const }
}

/** A year in which it may have begun: after the birth, and not this year. */
function yearOf({ person, saidOn, chance }: Of): string {
  return String(Number(saidOn.slice(0, 4)) - chance.int(1, Math.min(10, Math.max(1, person.age - 1))))
}

function conditionRow(of: Of, { code, text }: Illness): ConditionRow {
  return { ...recorded(of).entry, code, text, clinicalStatus: 'ACTIVE', statusSince: null, since: yearOf(of), until: null, foundIn: 'TOLD', healthCheckId: null }
}

function medicineRow(of: Of, { text, medicine: [name, activeIngredient, strength, timesPerDay] }: Illness): MedicineRow {
  return {
    ...recorded(of).entry, name, activeIngredient, strength, timesPerDay, dose: '1 viên', asNeeded: false, route: 'ORAL', since: of.saidOn.slice(0, 7), until: null,
    prescribedBy: 'Trạm y tế xã', takenFor: text, stopReason: null,
  }
}

function allergyRow(of: Of, [substance, category, criticality, reaction]: (typeof allergens)[number]): AllergyRow {
  return { ...recorded(of).entry, substance, category, criticality, reaction, since: null }
}

function vaccinationRow(of: Of, { admittedOn }: Living): VaccinationRow {
  const year = addDays(of.saidOn, -of.chance.int(1, 50))
  const givenOn = year > admittedOn ? year : admittedOn
  return {
    ...recorded(of).entry, vaccine: 'INFLUENZA', otherVaccine: null, doseNumber: 1, givenOn, lot: `CM${of.chance.int(100, 999)}`, place: 'Trạm y tế xã',
    nextDueOn: addDays(givenOn, 365),
  }
}
