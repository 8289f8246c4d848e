import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { ClinicalCorrectionInput, ClinicalEntry } from '../clinical-change/clinical-change.type.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import { type Vaccine, vaccineNames } from './vaccination.rules.js'

const VaccineEnum = Object.fromEntries(Object.keys(vaccineNames).map(vaccine => [vaccine, vaccine]))
registerEnumType(VaccineEnum, {
  name: 'Vaccine',
  description: 'A vaccine, by what it protects from (vắc xin).',
  valuesConfig: Object.fromEntries(Object.entries(vaccineNames).map(([vaccine, { vi, en }]) => [vaccine, { description: `${en} (${vi}).` }])),
})

@ObjectType({ description: 'One dose of a vaccine (FHIR Immunization; mũi tiêm).', simpleResolvers: true })
export class Vaccination extends ClinicalEntry {
  @Field(() => VaccineEnum, { description: 'Which vaccine (vắc xin).' })
  vaccine!: Vaccine

  @Field(() => String, { nullable: true, description: 'Its name, for OTHER only (tên vắc xin khác).' })
  otherVaccine!: string | null

  @Field(() => Int, { nullable: true, description: 'Which dose of the series, 1–20; null when not known (mũi thứ).' })
  doseNumber!: number | null

  @Field(() => PartialDateScalar, { description: 'When it was given, as far as known (ngày tiêm).' })
  givenOn!: string

  @Field(() => String, { nullable: true, description: 'Lot (số lô).' })
  lot!: string | null

  @Field(() => String, { nullable: true, description: 'Where it was given (nơi tiêm).' })
  place!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the next dose is due; null when none is (hẹn mũi tiếp theo).' })
  nextDueOn!: string | null
}

@InputType({ description: 'One dose of a vaccine that a resident was given (ghi mũi tiêm).' })
export class RecordVaccinationInput extends ResidentChangeInput {
  @Field(() => VaccineEnum, { description: 'Which vaccine (vắc xin).' })
  vaccine!: Vaccine

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters; with OTHER only, and needed there (tên vắc xin khác).' })
  otherVaccine?: string | null

  @Field(() => Int, { nullable: true, description: 'Which dose of the series, 1–20 (mũi thứ).' })
  doseNumber?: number | null

  @Field(() => PartialDateScalar, { description: 'When it was given, as far as known (ngày tiêm).' })
  givenOn!: string

  @Field(() => String, { nullable: true, description: 'Lot, at most 200 characters (số lô).' })
  lot?: string | null

  @Field(() => String, { nullable: true, description: 'Where it was given, at most 200 characters (nơi tiêm).' })
  place?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the next dose is due, after this one (hẹn mũi tiếp theo).' })
  nextDueOn?: string | null

  @Field(() => String, { nullable: true, description: 'What else is to be known, at most 1,000 characters (ghi chú).' })
  note?: string | null
}

@InputType({ description: 'What is right about a dose; what is left out stays (đính chính mũi tiêm).' })
export class CorrectVaccinationInput extends ClinicalCorrectionInput {
  @Field(() => ID, { description: 'Which (mũi tiêm).' })
  vaccination!: string

  @Field(() => VaccineEnum, { nullable: true, description: 'Which vaccine (vắc xin).' })
  vaccine?: Vaccine | null

  @Field(() => String, { nullable: true, description: 'Its name, with OTHER only (tên vắc xin khác).' })
  otherVaccine?: string | null

  @Field(() => Int, { nullable: true, description: 'Which dose of the series, 1–20; null when not known (mũi thứ).' })
  doseNumber?: number | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was given (ngày tiêm).' })
  givenOn?: string | null

  @Field(() => String, { nullable: true, description: 'Lot; null when not known (số lô).' })
  lot?: string | null

  @Field(() => String, { nullable: true, description: 'Where it was given; null when not known (nơi tiêm).' })
  place?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the next dose is due; null when none is (hẹn mũi tiếp theo).' })
  nextDueOn?: string | null
}

const payload = { description: 'What it did to a dose: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The dose as it is now; null when refused (mũi tiêm).' }

@ObjectType(payload)
export class RecordVaccinationPayload extends ResidentChangePayload {
  @Field(() => Vaccination, field)
  vaccination!: Vaccination | null
}

@ObjectType(payload)
export class CorrectVaccinationPayload extends ResidentChangePayload {
  @Field(() => Vaccination, field)
  vaccination!: Vaccination | null
}
