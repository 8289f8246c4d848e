import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { DatedRecord, FacilityChangePayload, FacilityRecordInput } from '../facility-record/facility-record.type.js'
import { type AutonomyGroup, autonomyGroups } from './autonomy.rules.js'

const AutonomyGroupEnum = Object.fromEntries(autonomyGroups.map(each => [each, each]))
registerEnumType(AutonomyGroupEnum, {
  name: 'AutonomyGroup',
  description: 'Class of financial autonomy of a public unit (nhóm tự chủ tài chính; NĐ 60/2021).',
  valuesConfig: {
    GROUP_1: { description: 'Covers running and investment costs (nhóm 1: tự bảo đảm chi thường xuyên và chi đầu tư).' },
    GROUP_2: { description: 'Covers running costs (nhóm 2: tự bảo đảm chi thường xuyên).' },
    GROUP_3: { description: 'Covers part of the running costs (nhóm 3: tự bảo đảm một phần chi thường xuyên).' },
    GROUP_4: { description: 'The state covers the running costs (nhóm 4: Nhà nước bảo đảm chi thường xuyên).' },
  },
})

@ObjectType({ description: 'The class of financial autonomy of a facility in a period (phân loại tự chủ tài chính).', simpleResolvers: true })
export class AutonomyClass extends DatedRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => AutonomyGroupEnum, { description: 'The class (nhóm).' })
  group!: AutonomyGroup

  @Field(() => String, { description: 'The decision that gave it (số quyết định).' })
  decision!: string
}

@InputType({ description: 'The class a facility was given (phân loại tự chủ).' })
export class RecordAutonomyClassInput extends FacilityRecordInput {
  @Field(() => AutonomyGroupEnum, { description: 'The class (nhóm).' })
  group!: AutonomyGroup

  @Field(() => String, { description: 'The decision, at most 200 characters (số quyết định).' })
  decision!: string
}

@ObjectType({ description: 'What the recording of a class did.', simpleResolvers: true })
export class RecordAutonomyClassPayload extends FacilityChangePayload {
  @Field(() => AutonomyClass, { nullable: true, description: 'The class as recorded; null when refused.' })
  autonomyClass!: AutonomyClass | null
}
