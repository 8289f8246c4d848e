import { Field, Float, ID, InputType, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { BandEnum, MeasureEnum, MeasurementsInput, MeasurementWarning } from '../measurement/measurement.type.js'
import { UserError } from '../user-errors.js'

@ObjectType({ description: 'One value measured between the periodic checks (dấu hiệu sinh tồn).', simpleResolvers: true })
export class VitalSign {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => MeasureEnum, { description: 'What was measured (chỉ số).' })
  measure!: string

  @Field(() => Float, { description: 'The value (giá trị).' })
  value!: number

  @Field(() => String, { description: 'Its unit (đơn vị).' })
  unit!: string

  @Field(() => DateTimeScalar, { description: 'When it was measured (thời điểm đo).' })
  at!: Date

  @Field(() => BandEnum, { description: 'Where it lies among the marks of that day (khoảng).' })
  band!: string

  @Field(() => String, { nullable: true, description: 'What was noted with the reading (ghi chú).' })
  note!: string | null

  @Field(() => String, { description: 'Role of whoever wrote it down (vai trò người ghi).' })
  recordedRole!: string
}

export const VitalSignConnection = connectionTypes(VitalSign, 'VitalSign')

@InputType({ description: 'A reading of vital signs (một lần đo).' })
export class RecordVitalSignsInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose: a resident of the caller’s own facility.' })
  resident!: string

  @Field(() => DateTimeScalar, { description: 'When it was measured, now or before (thời điểm đo).' })
  at!: Date

  @Field(() => MeasurementsInput, { description: 'The numbers, one at least.' })
  measurements!: MeasurementsInput

  @Field(() => String, { nullable: true, description: 'What else is to be known, at most 1,000 characters (ghi chú).' })
  note?: string | null
}

@ObjectType({ description: 'What was written down: all of it, or nothing.', simpleResolvers: true })
export class RecordVitalSignsPayload {
  @Field(() => [VitalSign], { description: 'The values as they were kept; empty when refused. At most 18.' })
  vitalSigns!: VitalSign[]

  @Field(() => [MeasurementWarning], { description: 'Numbers that were kept and are to be looked at once more. At most 15.' })
  warnings!: MeasurementWarning[]

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
