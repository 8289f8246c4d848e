import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import { type ContactRelation, contactRelations, type ContactRole, contactRoles } from './contact.rules.js'

const ContactRoleEnum = Object.fromEntries(contactRoles.map(role => [role, role]))
registerEnumType(ContactRoleEnum, {
  name: 'ContactRole',
  description: 'What somebody is to a resident’s affairs (vai trò).',
  valuesConfig: {
    GUARDIAN: { description: 'Guardian by law or decision (người giám hộ; BLDS 91/2015 Đ46–48).' },
    CONTACT: { description: 'Whom the facility calls (người liên hệ).' },
  },
})

const ContactRelationEnum = Object.fromEntries(contactRelations.map(relation => [relation, relation]))
registerEnumType(ContactRelationEnum, {
  name: 'ContactRelation',
  description: 'How a guardian or contact is related to the resident (quan hệ).',
  valuesConfig: {
    SPOUSE: { description: 'Husband or wife (vợ, chồng).' },
    PARENT: { description: 'Parent (cha, mẹ).' },
    CHILD: { description: 'Child (con).' },
    SIBLING: { description: 'Brother or sister (anh, chị, em).' },
    GRANDPARENT: { description: 'Grandparent (ông, bà).' },
    GRANDCHILD: { description: 'Grandchild (cháu ruột).' },
    RELATIVE: { description: 'Other relative (họ hàng).' },
    OFFICIAL: { description: 'Official of the commune, or of a body that is the guardian (cán bộ, tổ chức).' },
    OTHER: { description: 'Other, as a neighbour (khác).' },
  },
})

@ObjectType({ description: 'A guardian or contact of a resident, with the days (người giám hộ, người liên hệ).', simpleResolvers: true })
export class ResidentContact {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => ContactRoleEnum, { description: 'Guardian, or whom to call (vai trò).' })
  role!: string

  @Field(() => String, { description: 'Full name, family name first (họ và tên). Personal data.' })
  fullName!: string

  @Field(() => ContactRelationEnum, { description: 'How related (quan hệ).' })
  relation!: string

  @Field(() => String, { nullable: true, description: 'Phone (điện thoại). Personal data.' })
  phone!: string | null

  @Field(() => String, { nullable: true, description: 'Their personal ID, 12 digits (số định danh). Personal data.' })
  personalId!: string | null

  @Field(() => Boolean, { description: 'Whether they may decide for the resident, as to consent to treatment (được quyết định thay).' })
  mayDecide!: boolean

  @Field(() => String, { nullable: true, description: 'Of a guardian: by which law or decision (căn cứ giám hộ).' })
  legalBasis!: string | null

  @Field(() => String, { nullable: true, description: 'Their sign-in, if they have one; it gives no right by itself (tài khoản).' })
  subject!: string | null

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it holds (đến ngày).' })
  until!: string | null

  @Field(() => String, { nullable: true, description: 'Why it ended, in words; null while it holds (lý do).' })
  endReason!: string | null
}

@InputType({ description: 'A guardian or contact of a resident (ghi người giám hộ, người liên hệ).' })
export class RecordContactInput extends ResidentChangeInput {
  @Field(() => ContactRoleEnum, { description: 'Guardian, or whom to call (vai trò).' })
  role!: ContactRole

  @Field(() => String, { description: 'Full name, family name first (họ và tên).' })
  fullName!: string

  @Field(() => ContactRelationEnum, { description: 'How related (quan hệ).' })
  relation!: ContactRelation

  @Field(() => String, { nullable: true, description: 'Phone: 8–15 digits, with + in front if need be (điện thoại).' })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'Their personal ID, 12 digits (số định danh).' })
  personalId?: string | null

  @Field(() => Boolean, { description: 'Whether they may decide for the resident (được quyết định thay).' })
  mayDecide!: boolean

  @Field(() => String, { nullable: true, description: 'Of a guardian: by which law or decision, at most 200 characters (căn cứ giám hộ).' })
  legalBasis?: string | null

  @Field(() => String, { nullable: true, description: 'Their sign-in, if they have one; it gives no right by itself (tài khoản).' })
  subject?: string | null

  @Field(() => LocalDateScalar, { description: 'First day, today or before (từ ngày).' })
  since!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, for what is over already (đến ngày).' })
  until?: string | null
}

@InputType({ description: 'That somebody is guardian or contact no more (thôi giám hộ, thôi liên hệ).' })
export class EndContactInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Who (người giám hộ, người liên hệ).' })
  contact!: string

  @Field(() => LocalDateScalar, { description: 'Last day, today or before (ngày kết thúc).' })
  on!: string

  @Field(() => String, { description: 'Why, in a sentence, at most 500 characters (lý do).' })
  reason!: string
}

const payload = { description: 'What it did to a guardian or contact: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The guardian or contact as it is now; null when refused (người giám hộ, người liên hệ).' }

@ObjectType(payload)
export class RecordContactPayload extends ResidentChangePayload {
  @Field(() => ResidentContact, field)
  contact!: ResidentContact | null
}

@ObjectType(payload)
export class EndContactPayload extends ResidentChangePayload {
  @Field(() => ResidentContact, field)
  contact!: ResidentContact | null
}
