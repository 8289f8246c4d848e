import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { facilityKinds, socialAssistanceKinds } from './facility.rules.js'

export const FacilityKindEnum = Object.fromEntries(facilityKinds.map(kind => [kind, kind]))
registerEnumType(FacilityKindEnum, {
  name: 'FacilityKind',
  description: 'Kind of social-care facility (loại cơ sở).',
  valuesConfig: {
    MERIT_PERSON_CARE: { description: 'Care of people with merit (nuôi dưỡng, điều dưỡng người có công; NĐ 131/2021).' },
    SOCIAL_ASSISTANCE: { description: 'Social assistance (cơ sở trợ giúp xã hội; NĐ 103/2017).' },
    DRUG_REHABILITATION: { description: 'Drug rehabilitation (cơ sở cai nghiện ma tuý; Luật 73/2021).' },
  },
})

export const SocialAssistanceKindEnum = Object.fromEntries(socialAssistanceKinds.map(kind => [kind, kind]))
registerEnumType(SocialAssistanceKindEnum, {
  name: 'SocialAssistanceKind',
  description: 'Sub-kind of a social-assistance facility (NĐ 103/2017 Đ5).',
  valuesConfig: {
    ELDERLY: { description: 'Older people (người cao tuổi).' },
    CHILDREN: { description: 'Children in special circumstances (trẻ em có hoàn cảnh đặc biệt).' },
    DISABLED: { description: 'People with disabilities (người khuyết tật).' },
    MENTAL_HEALTH: { description: 'People with mental illness (người tâm thần, rối nhiễu tâm trí).' },
    GENERAL: { description: 'Several groups (tổng hợp).' },
    SOCIAL_WORK_CENTRE: { description: 'Social-work centre (trung tâm công tác xã hội).' },
    OTHER: { description: 'Other by law (khác).' },
  },
})

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A social-care facility (cơ sở trợ giúp xã hội, người có công, cai nghiện).', simpleResolvers: true })
export class Facility {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every change of its records; needed to change them (phiên bản).' })
  version!: number

  @Field(() => String, { description: 'Hub code of the facility; no national code exists (mã cơ sở).' })
  code!: string

  @Field(() => String, { description: 'Name (tên cơ sở).' })
  name!: string

  @Field(() => FacilityKindEnum, { description: 'Kind (loại).' })
  kind!: string

  @Field(() => SocialAssistanceKindEnum, { nullable: true, description: 'Sub-kind; null unless social assistance.' })
  subKind!: string | null

  @Field(() => Int, { description: 'How many residents it may hold today (sức chứa hiện nay); the number of the register while no decision is recorded.' })
  capacity!: number
}

export const FacilityConnection = connectionTypes(Facility, 'Facility')
