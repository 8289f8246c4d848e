import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { DatedRecord, FacilityChangePayload, FacilityRecordInput } from '../facility-record/facility-record.type.js'

@ObjectType({ description: 'How many residents a facility may hold in a period (sức chứa được duyệt).', simpleResolvers: true })
export class FacilityCapacity extends DatedRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Places (số chỗ).' })
  places!: number

  @Field(() => String, { nullable: true, description: 'The decision that gave them (số quyết định); null for what the register said before.' })
  decision!: string | null
}

@InputType({ description: 'How many residents a facility may hold from a day on (sức chứa được duyệt).' })
export class RecordCapacityInput extends FacilityRecordInput {
  @Field(() => Int, { description: 'Places, 1–20,000 (số chỗ).' })
  places!: number

  @Field(() => String, { description: 'The decision, at most 200 characters (số quyết định).' })
  decision!: string
}

@ObjectType({ description: 'What the recording of a capacity did.', simpleResolvers: true })
export class RecordCapacityPayload extends FacilityChangePayload {
  @Field(() => FacilityCapacity, { nullable: true, description: 'The capacity as recorded; null when refused.' })
  capacity!: FacilityCapacity | null
}
