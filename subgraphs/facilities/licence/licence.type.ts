import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { DatedRecord, FacilityChangeInput, FacilityChangePayload, FacilityRecordInput } from '../facility-record/facility-record.type.js'
import {
  type LicenceEndReason,
  licenceEndReasons,
  type LicenceKind,
  licenceKinds,
  type LicenceStatus,
  licenceStatuses,
} from './licence.rules.js'

const LicenceKindEnum = Object.fromEntries(licenceKinds.map(kind => [kind, kind]))
registerEnumType(LicenceKindEnum, {
  name: 'LicenceKind',
  description: 'What a licence allows (loại giấy phép).',
  valuesConfig: {
    OPERATING: { description: 'To run a social-assistance facility (giấy phép hoạt động; NĐ 103/2017).' },
    EXAMINE_AND_TREAT: { description: 'To examine and treat (giấy phép hoạt động KCB; Luật 15/2023): needed to sign a transfer.' },
  },
})

const LicenceStatusEnum = Object.fromEntries(licenceStatuses.map(status => [status, status]))
registerEnumType(LicenceStatusEnum, {
  name: 'LicenceStatus',
  description: 'How a licence stands on a day (tình trạng giấy phép).',
  valuesConfig: {
    NOT_YET: { description: 'It begins later (chưa có hiệu lực).' },
    IN_FORCE: { description: 'In force (còn hiệu lực).' },
    SUSPENDED: { description: 'Suspended on that day (bị đình chỉ).' },
    ENDED: { description: 'It ran out, was ended, or was never right (hết hiệu lực).' },
  },
})

const LicenceEndReasonEnum = Object.fromEntries(licenceEndReasons.map(reason => [reason, reason]))
registerEnumType(LicenceEndReasonEnum, {
  name: 'LicenceEndReason',
  description: 'Why a licence ended before its day (lý do chấm dứt).',
  valuesConfig: {
    WITHDRAWN: { description: 'Withdrawn by who gave it (thu hồi; NĐ 103/2017).' },
    GIVEN_BACK: { description: 'Given back by the facility (trả lại).' },
    REPLACED: { description: 'Another one took its place, as after a new name, head, kind or address (cấp lại, điều chỉnh).' },
    FACILITY_CLOSED: { description: 'The facility closed or was merged (giải thể, sáp nhập).' },
  },
})

@ObjectType({ description: 'Days in which a licence does not count (đình chỉ).', simpleResolvers: true })
export class LicenceSuspension {
  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  from!: string

  @Field(() => LocalDateScalar, { description: 'Last day (đến ngày); the licence counts again on the next.' })
  until!: string

  @Field(() => String, { description: 'The decision (số quyết định).' })
  decision!: string

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string
}

@ObjectType({ description: 'A licence of a facility, with its dates (giấy phép).', simpleResolvers: true })
export class FacilityLicence extends DatedRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => LicenceKindEnum, { description: 'What it allows (loại).' })
  kind!: LicenceKind

  @Field(() => LicenceStatusEnum, { description: 'How it stands on the day asked about, else today (tình trạng).' })
  status!: LicenceStatus

  @Field(() => String, { nullable: true, description: 'Number (số giấy phép); null when the old register did not keep it.' })
  number!: string | null

  @Field(() => String, { nullable: true, description: 'Who gave it (cơ quan cấp); null when the old register did not keep it.' })
  issuedBy!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was given (ngày cấp); null when the old register did not keep it.' })
  issuedOn!: string | null

  @Field(() => String, { nullable: true, description: 'Kind, area and tasks it names (loại hình, địa bàn, nhiệm vụ).' })
  tasks!: string | null

  @Field(() => String, { nullable: true, description: 'The code of five digits it goes with (mã cơ sở KCB); null for an operating licence.' })
  healthFacilityCode!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, when it was ended before its time (ngày chấm dứt).' })
  endedOn!: string | null

  @Field(() => LicenceEndReasonEnum, { nullable: true, description: 'Why it was ended (lý do chấm dứt).' })
  endReason!: LicenceEndReason | null

  @Field(() => String, { nullable: true, description: 'The decision that ended it (quyết định chấm dứt).' })
  endDecision!: string | null

  @Field(() => [LicenceSuspension], { description: 'Its suspensions, oldest first; a licence has a handful at most (các lần đình chỉ).' })
  suspensions!: LicenceSuspension[]
}

@InputType({ description: 'A licence that a facility was given (cấp giấy phép).' })
export class RecordLicenceInput extends FacilityRecordInput {
  @Field(() => LicenceKindEnum, { description: 'What it allows (loại).' })
  kind!: LicenceKind

  @Field(() => String, { description: 'Number, at most 100 characters (số giấy phép).' })
  number!: string

  @Field(() => String, { description: 'Who gave it, at most 200 characters (cơ quan cấp).' })
  issuedBy!: string

  @Field(() => LocalDateScalar, { description: 'When it was given, today or before (ngày cấp).' })
  issuedOn!: string

  @Field(() => String, { nullable: true, description: 'Kind, area and tasks it names, at most 2,000 characters (loại hình, địa bàn, nhiệm vụ).' })
  tasks?: string | null

  @Field(() => String, { nullable: true, description: 'Five digits, for a licence to examine and treat and only for that (mã cơ sở KCB).' })
  healthFacilityCode?: string | null
}

@InputType({ description: 'That a licence does not count for some time (đình chỉ giấy phép).' })
export class SuspendLicenceInput extends FacilityChangeInput {
  @Field(() => ID, { description: 'Which licence (giấy phép).' })
  licence!: string

  @Field(() => LocalDateScalar, { description: 'First day, today or before (từ ngày).' })
  from!: string

  @Field(() => LocalDateScalar, { description: 'Last day; of an operating licence within 6 months (đến ngày).' })
  until!: string

  @Field(() => String, { description: 'The decision, at most 200 characters (số quyết định).' })
  decision!: string

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

@InputType({ description: 'That a licence ends before its day (thu hồi, trả lại, thay thế giấy phép).' })
export class EndLicenceInput extends FacilityChangeInput {
  @Field(() => ID, { description: 'Which licence (giấy phép).' })
  licence!: string

  @Field(() => LocalDateScalar, { description: 'The last day on which it counts (ngày cuối còn hiệu lực).' })
  on!: string

  @Field(() => LicenceEndReasonEnum, { description: 'Why (lý do).' })
  because!: LicenceEndReason

  @Field(() => String, { nullable: true, description: 'The decision, at most 200 characters (số quyết định).' })
  decision?: string | null
}

const licence = { nullable: true, description: 'The licence as it stands now; null when refused.' }

@ObjectType({ description: 'What the recording of a licence did.', simpleResolvers: true })
export class RecordLicencePayload extends FacilityChangePayload {
  @Field(() => FacilityLicence, licence)
  licence!: FacilityLicence | null
}

@ObjectType({ description: 'What a suspension did.', simpleResolvers: true })
export class SuspendLicencePayload extends FacilityChangePayload {
  @Field(() => FacilityLicence, licence)
  licence!: FacilityLicence | null
}

@ObjectType({ description: 'What the end of a licence did.', simpleResolvers: true })
export class EndLicencePayload extends FacilityChangePayload {
  @Field(() => FacilityLicence, licence)
  licence!: FacilityLicence | null
}
