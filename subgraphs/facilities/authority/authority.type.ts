import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { DatedRecord, FacilityChangePayload, FacilityRecordInput } from '../facility-record/facility-record.type.js'
import {
  type AuthorityFunction,
  authorityFunctions,
  type AuthorityLevel as Level,
  authorityLevels,
  type AuthoritySource,
  authoritySources,
  type Confidence,
  confidences,
} from './authority.rules.js'

const AuthorityFunctionEnum = Object.fromEntries(authorityFunctions.map(each => [each, each]))
registerEnumType(AuthorityFunctionEnum, {
  name: 'AuthorityFunction',
  description: 'What an authority answers for (chức năng quản lý).',
  valuesConfig: {
    MERIT_PERSON_CARE: { description: 'Care of people with merit (người có công).' },
    SOCIAL_PROTECTION: { description: 'Social protection (bảo trợ xã hội).' },
    DRUG_REHABILITATION: { description: 'Drug rehabilitation (cai nghiện ma tuý).' },
  },
})

export const AuthorityLevel = Object.fromEntries(authorityLevels.map(each => [each, each]))
registerEnumType(AuthorityLevel, {
  name: 'AuthorityLevel',
  description: 'At which level an authority stands (cấp quản lý).',
  valuesConfig: {
    PROVINCE: { description: 'In the province (cấp tỉnh).' },
    MINISTRY: { description: 'At the ministry (cấp bộ).' },
  },
})

const ConfidenceEnum = Object.fromEntries(confidences.map(each => [each, each]))
registerEnumType(ConfidenceEnum, {
  name: 'Confidence',
  description: 'How sure a fact of the reference data is (độ tin cậy).',
  valuesConfig: {
    HIGH: { description: 'Read in the law or in two sources (đã đối chiếu).' },
    MEDIUM: { description: 'From one source of the second hand (một nguồn).' },
    UNCONFIRMED: { description: 'Not confirmed yet; a province can record what is so (chưa xác nhận).' },
  },
})

const AuthoritySourceEnum = Object.fromEntries(authoritySources.map(each => [each, each]))
registerEnumType(AuthoritySourceEnum, {
  name: 'AuthoritySource',
  description: 'Where it is known from (nguồn).',
  valuesConfig: {
    LAW: { description: 'By the law, from the kind of facility and its province (theo luật).' },
    RECORDED: { description: 'Recorded for this facility; goes before the law (được ghi riêng).' },
  },
})

@ObjectType({
  description: 'Who answers for a facility in a period (cơ quan quản lý): one ministry until 2025-02-28, three since (NQ 176/2025/QH15).',
  simpleResolvers: true,
})
export class ManagingAuthority extends DatedRecord {
  @Field(() => ID, { nullable: true, description: 'Opaque id; null for one by the law, which nobody recorded.' })
  id!: string | null

  @Field(() => AuthorityFunctionEnum, { description: 'For what (chức năng).' })
  function!: AuthorityFunction

  @Field(() => AuthorityLevel, { description: 'At which level (cấp).' })
  level!: Level

  @Field(() => String, { description: 'Its name, in Vietnamese (tên cơ quan).' })
  agency!: string

  @Field(() => String, { nullable: true, description: 'By which law or decision (căn cứ pháp lý).' })
  legalBasis!: string | null

  @Field(() => ConfidenceEnum, { nullable: true, description: 'How sure the table of the law is here; null for what was recorded (độ tin cậy).' })
  confidence!: Confidence | null

  @Field(() => AuthoritySourceEnum, { description: 'By the law, or recorded (nguồn).' })
  source!: AuthoritySource
}

@InputType({ description: 'Who answers for a facility, other than the law would have it (ghi cơ quan quản lý).' })
export class RecordManagingAuthorityInput extends FacilityRecordInput {
  @Field(() => AuthorityFunctionEnum, { description: 'For what (chức năng).' })
  function!: AuthorityFunction

  @Field(() => AuthorityLevel, { description: 'At which level (cấp).' })
  level!: Level

  @Field(() => String, { description: 'Its name, at most 200 characters (tên cơ quan).' })
  agency!: string

  @Field(() => String, { description: 'By which decision, at most 200 characters (căn cứ pháp lý).' })
  legalBasis!: string
}

@ObjectType({ description: 'What the recording of an authority did.', simpleResolvers: true })
export class RecordManagingAuthorityPayload extends FacilityChangePayload {
  @Field(() => ManagingAuthority, { nullable: true, description: 'The authority as recorded; null when refused.' })
  managingAuthority!: ManagingAuthority | null
}
