import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { DatedRecord, FacilityChangeInput, FacilityChangePayload, FacilityRecordInput } from '../facility-record/facility-record.type.js'
import { type RehabilitationModality, rehabilitationModalities } from './rehabilitation.rules.js'

const RehabilitationModalityEnum = Object.fromEntries(rehabilitationModalities.map(each => [each, each]))
registerEnumType(RehabilitationModalityEnum, {
  name: 'RehabilitationModality',
  description: 'What a facility does so that people can do more themselves (hình thức phục hồi chức năng).',
  valuesConfig: {
    PHYSIOTHERAPY: { description: 'Physiotherapy with heat, current, light, water (vật lý trị liệu).' },
    EXERCISE_THERAPY: { description: 'Exercise therapy (vận động trị liệu).' },
    OCCUPATIONAL_THERAPY: { description: 'Occupational therapy (hoạt động trị liệu).' },
    SPEECH_THERAPY: { description: 'Speech therapy (ngôn ngữ trị liệu).' },
    PSYCHOLOGY: { description: 'Psychological therapy (tâm lý trị liệu).' },
    ASSISTIVE_DEVICES: { description: 'Orthopaedic and assistive devices (dụng cụ chỉnh hình, trợ giúp).' },
    SOCIAL_WORK: { description: 'Social work (công tác xã hội).' },
  },
})

@ObjectType({ description: 'A kind of rehabilitation that a facility offers in a period (phục hồi chức năng).', simpleResolvers: true })
export class RehabilitationOffer extends DatedRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => RehabilitationModalityEnum, { description: 'Which (hình thức).' })
  modality!: RehabilitationModality
}

@InputType({ description: 'A kind of rehabilitation that a facility offers (mở hình thức phục hồi chức năng).' })
export class RecordRehabilitationInput extends FacilityRecordInput {
  @Field(() => RehabilitationModalityEnum, { description: 'Which (hình thức).' })
  modality!: RehabilitationModality
}

@InputType({ description: 'That a kind of rehabilitation is offered no more (ngừng hình thức phục hồi chức năng).' })
export class EndRehabilitationInput extends FacilityChangeInput {
  @Field(() => ID, { description: 'Which offer.' })
  offer!: string

  @Field(() => LocalDateScalar, { description: 'The last day (ngày cuối).' })
  on!: string

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

const offer = { nullable: true, description: 'The offer as it stands now; null when refused.' }

@ObjectType({ description: 'What the recording of an offer did.', simpleResolvers: true })
export class RecordRehabilitationPayload extends FacilityChangePayload {
  @Field(() => RehabilitationOffer, offer)
  offer!: RehabilitationOffer | null
}

@ObjectType({ description: 'What the end of an offer did.', simpleResolvers: true })
export class EndRehabilitationPayload extends FacilityChangePayload {
  @Field(() => RehabilitationOffer, offer)
  offer!: RehabilitationOffer | null
}
