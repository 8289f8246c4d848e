import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { ClinicalCorrectionInput, ClinicalEntry } from '../clinical-change/clinical-change.type.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import { allergyCategories, type AllergyCategory, criticalities, type Criticality } from './allergy.rules.js'

const AllergyCategoryEnum = Object.fromEntries(allergyCategories.map(category => [category, category]))
registerEnumType(AllergyCategoryEnum, {
  name: 'AllergyCategory',
  description: 'Kind of substance that a person does not bear (loại dị nguyên).',
  valuesConfig: {
    MEDICINE: { description: 'A medicine (thuốc).' },
    FOOD: { description: 'Food (thức ăn).' },
    ENVIRONMENT: { description: 'Something around the person, as dust or pollen (môi trường).' },
    OTHER: { description: 'Other (khác).' },
  },
})

const CriticalityEnum = Object.fromEntries(criticalities.map(criticality => [criticality, criticality]))
registerEnumType(CriticalityEnum, {
  name: 'AllergyCriticality',
  description: 'What may come of meeting the substance again (FHIR criticality; mức nguy hiểm).',
  valuesConfig: {
    LOW: { description: 'Hardly danger to life (thấp).' },
    HIGH: { description: 'Danger to life (cao).' },
    UNKNOWN: { description: 'Nobody can tell (chưa rõ).' },
  },
})

@ObjectType({ description: 'A substance that a person does not bear (FHIR AllergyIntolerance; dị ứng).', simpleResolvers: true })
export class Allergy extends ClinicalEntry {
  @Field(() => String, { description: 'The substance, in words (chất gây dị ứng).' })
  substance!: string

  @Field(() => AllergyCategoryEnum, { description: 'Its kind (loại).' })
  category!: AllergyCategory

  @Field(() => CriticalityEnum, { description: 'What may come of it (mức nguy hiểm).' })
  criticality!: Criticality

  @Field(() => String, { nullable: true, description: 'What happened (biểu hiện).' })
  reaction!: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'Since when, as far as known (từ khi).' })
  since!: string | null
}

@InputType({ description: 'A substance that a resident does not bear (ghi dị ứng).' })
export class RecordAllergyInput extends ResidentChangeInput {
  @Field(() => String, { description: 'The substance, in words, at most 200 characters (chất gây dị ứng).' })
  substance!: string

  @Field(() => AllergyCategoryEnum, { description: 'Its kind (loại).' })
  category!: AllergyCategory

  @Field(() => CriticalityEnum, { description: 'What may come of it (mức nguy hiểm).' })
  criticality!: Criticality

  @Field(() => String, { nullable: true, description: 'What happened, at most 500 characters (biểu hiện).' })
  reaction?: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'Since when, as far as known (từ khi).' })
  since?: string | null

  @Field(() => String, { nullable: true, description: 'What else is to be known, at most 1,000 characters (ghi chú).' })
  note?: string | null
}

@InputType({ description: 'What is right about an allergy; what is left out stays (đính chính dị ứng).' })
export class CorrectAllergyInput extends ClinicalCorrectionInput {
  @Field(() => ID, { description: 'Which (dị ứng).' })
  allergy!: string

  @Field(() => String, { nullable: true, description: 'The substance, in words, at most 200 characters (chất gây dị ứng).' })
  substance?: string | null

  @Field(() => AllergyCategoryEnum, { nullable: true, description: 'Its kind (loại).' })
  category?: AllergyCategory | null

  @Field(() => CriticalityEnum, { nullable: true, description: 'What may come of it (mức nguy hiểm).' })
  criticality?: Criticality | null

  @Field(() => String, { nullable: true, description: 'What happened, at most 500 characters; null when not known (biểu hiện).' })
  reaction?: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'Since when; null when not known (từ khi).' })
  since?: string | null
}

@InputType({ description: 'That an allergy was found to be none, as by a test (bác bỏ dị ứng).' })
export class RefuteAllergyInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Which (dị ứng).' })
  allergy!: string

  @Field(() => LocalDateScalar, { description: 'On which day it was found, today or before (ngày).' })
  on!: string

  @Field(() => String, { description: 'How it was found, in a sentence of 5–500 characters (căn cứ).' })
  reason!: string
}

@InputType({ description: 'That a resident has no known allergies (chưa ghi nhận dị ứng).' })
export class RecordNoKnownAllergiesInput extends ResidentChangeInput {
  @Field(() => LocalDateScalar, { description: 'On which day it was said, today or before (ngày hỏi).' })
  saidOn!: string
}

const payload = { description: 'What it did to an allergy: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The allergy as it is now; null when refused (dị ứng).' }

@ObjectType(payload)
export class RecordAllergyPayload extends ResidentChangePayload {
  @Field(() => Allergy, field)
  allergy!: Allergy | null
}

@ObjectType(payload)
export class CorrectAllergyPayload extends ResidentChangePayload {
  @Field(() => Allergy, field)
  allergy!: Allergy | null
}

@ObjectType(payload)
export class RefuteAllergyPayload extends ResidentChangePayload {
  @Field(() => Allergy, field)
  allergy!: Allergy | null
}

@ObjectType({ description: 'What saying that there are none left: all of it, or nothing.', simpleResolvers: true })
export class RecordNoKnownAllergiesPayload extends ResidentChangePayload {}
