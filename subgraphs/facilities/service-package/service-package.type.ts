import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { DatedRecord, FacilityChangeInput, FacilityChangePayload, FacilityRecordInput } from '../facility-record/facility-record.type.js'

@ObjectType({ description: 'What a facility offers by contract, with its price (gói dịch vụ).', simpleResolvers: true })
export class ServicePackage extends DatedRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Name (tên gói).' })
  name!: string

  @Field(() => String, { description: 'What is in it (nội dung).' })
  contents!: string

  @Field(() => Int, { description: 'Price in dong (giá, đồng).' })
  priceVnd!: number
}

export const ServicePackageConnection = connectionTypes(ServicePackage, 'ServicePackage')

@InputType({ description: 'A package that a facility offers (mở gói dịch vụ).' })
export class RecordServicePackageInput extends FacilityRecordInput {
  @Field(() => String, { description: 'Name, at most 200 characters; of one name there is one at a time (tên gói).' })
  name!: string

  @Field(() => String, { description: 'What is in it, at most 4,000 characters (nội dung).' })
  contents!: string

  @Field(() => Int, { description: 'Price in dong, up to 1,000,000,000 (giá, đồng).' })
  priceVnd!: number
}

@InputType({ description: 'That a package is offered no more (ngừng gói dịch vụ).' })
export class EndServicePackageInput extends FacilityChangeInput {
  @Field(() => ID, { description: 'Which package (gói dịch vụ).' })
  servicePackage!: string

  @Field(() => LocalDateScalar, { description: 'The last day on which it is offered (ngày cuối).' })
  on!: string

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

const servicePackage = { nullable: true, description: 'The package as it stands now; null when refused.' }

@ObjectType({ description: 'What the recording of a package did.', simpleResolvers: true })
export class RecordServicePackagePayload extends FacilityChangePayload {
  @Field(() => ServicePackage, servicePackage)
  servicePackage!: ServicePackage | null
}

@ObjectType({ description: 'What the end of a package did.', simpleResolvers: true })
export class EndServicePackagePayload extends FacilityChangePayload {
  @Field(() => ServicePackage, servicePackage)
  servicePackage!: ServicePackage | null
}
