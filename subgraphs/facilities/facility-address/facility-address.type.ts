import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { DatedRecord, FacilityChangePayload, FacilityRecordInput } from '../facility-record/facility-record.type.js'

@ObjectType({ description: 'Where a facility is and how it is reached, in a period (địa chỉ, liên hệ).', simpleResolvers: true })
export class FacilityAddress extends DatedRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Street and, before 2025-07-01, ward and district, as they were written then (địa chỉ).' })
  street!: string

  @Field(() => String, { nullable: true, description: 'Telephone of the facility (điện thoại).' })
  phone!: string | null

  @Field(() => String, { nullable: true, description: 'E-mail of the facility (thư điện tử).' })
  email!: string | null
}

@InputType({ description: 'A new address of a facility (ghi địa chỉ).' })
export class RecordFacilityAddressInput extends FacilityRecordInput {
  @Field(() => String, { description: 'Street as it is written, at most 300 characters (số nhà, đường, thôn).' })
  street!: string

  @Field(() => ID, { nullable: true, description: 'Its commune on the first day, in the province of the facility then (xã, phường).' })
  commune?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone of the facility (điện thoại).' })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'E-mail of the facility (thư điện tử).' })
  email?: string | null
}

@ObjectType({ description: 'What the recording of an address did.', simpleResolvers: true })
export class RecordFacilityAddressPayload extends FacilityChangePayload {
  @Field(() => FacilityAddress, { nullable: true, description: 'The address as recorded; null when refused.' })
  address!: FacilityAddress | null
}
