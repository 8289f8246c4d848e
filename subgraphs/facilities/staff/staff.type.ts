import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import {
  type CertificateKind,
  certificateKinds,
  type StaffContract,
  staffContracts,
  type StaffEndReason,
  staffEndReasons,
  type StaffPosition,
  staffPositions,
} from './staff.rules.js'

const position = (description: string) => ({ description })

export const StaffPositionEnum = Object.fromEntries(staffPositions.map(each => [each, each]))
registerEnumType(StaffPositionEnum, {
  name: 'StaffPosition',
  description: 'What somebody is employed for (vị trí việc làm).',
  valuesConfig: {
    DIRECTOR: position('Head (giám đốc).'),
    DEPUTY_DIRECTOR: position('Deputy (phó giám đốc).'),
    SOCIAL_WORKER: position('Social worker (nhân viên công tác xã hội).'),
    PSYCHOLOGIST: position('Psychologist (nhân viên tâm lý).'),
    CARE_WORKER: position('Care worker (nhân viên chăm sóc trực tiếp).'),
    DOCTOR: position('Doctor (bác sĩ).'),
    PHYSICIAN_ASSISTANT: position('Physician assistant (y sĩ).'),
    NURSE: position('Nurse (điều dưỡng).'),
    REHABILITATION_TECHNICIAN: position('Rehabilitation technician (kỹ thuật viên phục hồi chức năng).'),
    NUTRITION_WORKER: position('Nutrition (nhân viên dinh dưỡng).'),
    TEACHER: position('Teacher of school subjects or a trade (giáo viên dạy văn hoá, dạy nghề).'),
    INDIRECT: position('Indirect post: office, accounts, guard, driver (nhân viên gián tiếp).'),
  },
})

export const StaffContractEnum = Object.fromEntries(staffContracts.map(each => [each, each]))
registerEnumType(StaffContractEnum, {
  name: 'StaffContract',
  description: 'How somebody is bound to a facility (hình thức hợp đồng).',
  valuesConfig: {
    PUBLIC_EMPLOYEE: { description: 'Public employee (viên chức).' },
    LABOUR_CONTRACT: { description: 'Labour contract (hợp đồng lao động).' },
    SERVICE_CONTRACT: { description: 'Contract for a service, as of a contract doctor (hợp đồng dịch vụ chuyên môn).' },
    SECONDED: { description: 'Sent by another employer (biệt phái, luân phiên).' },
    VOLUNTEER: { description: 'Volunteer (tình nguyện viên).' },
  },
})

export const StaffEndReasonEnum = Object.fromEntries(staffEndReasons.map(each => [each, each]))
registerEnumType(StaffEndReasonEnum, {
  name: 'StaffEndReason',
  description: 'Why somebody does not work here any more (lý do thôi việc).',
  valuesConfig: {
    CONTRACT_ENDED: { description: 'The contract ended (hết hạn hợp đồng).' },
    RESIGNED: { description: 'Resigned (xin thôi việc).' },
    RETIRED: { description: 'Retired (nghỉ hưu).' },
    MOVED: { description: 'Moved to another employer (chuyển công tác).' },
    OTHER_POSITION: { description: 'Has another position here, recorded anew (chuyển vị trí việc làm).' },
    DIED: { description: 'Died (qua đời).' },
    OTHER: { description: 'Other (khác).' },
  },
})

export const CertificateKindEnum = Object.fromEntries(certificateKinds.map(each => [each, each]))
registerEnumType(CertificateKindEnum, {
  name: 'StaffCertificateKind',
  description: 'Kind of certificate (loại chứng chỉ).',
  valuesConfig: {
    PRACTICE_LICENCE: { description: 'Licence to practise medicine (giấy phép hành nghề, GPHN; Luật KCB 15/2023).' },
    PRACTICE_CERTIFICATE: { description: 'Practising certificate of before 2024 (chứng chỉ hành nghề, CCHN).' },
    SOCIAL_WORK: { description: 'Of social work (chứng chỉ hành nghề công tác xã hội).' },
    OTHER: { description: 'Other (khác).' },
  },
})

@ObjectType({ description: 'Somebody employed by a facility, in one position (nhân sự).', simpleResolvers: true })
export class StaffMember {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Version, for `expectedVersion` of a change (phiên bản).' })
  version!: number

  @Field(() => String, { description: 'Full name (họ và tên).' })
  fullName!: string

  @Field(() => StaffPositionEnum, { description: 'Position (vị trí việc làm).' })
  position!: StaffPosition

  @Field(() => StaffContractEnum, { description: 'How the person is bound to the facility (hình thức hợp đồng).' })
  contract!: StaffContract

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  from!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while no end is known (đến ngày).' })
  to!: string | null

  @Field(() => StaffEndReasonEnum, { nullable: true, description: 'Why it ended; null while it lasts (lý do thôi việc).' })
  endReason!: StaffEndReason | null
}

@ObjectType({ description: 'A certificate of a member of staff (chứng chỉ, giấy phép hành nghề).', simpleResolvers: true })
export class StaffCertificate {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => CertificateKindEnum, { description: 'Kind (loại).' })
  kind!: CertificateKind

  @Field(() => String, { description: 'Number (số).' })
  number!: string

  @Field(() => String, { description: 'What it allows (phạm vi hành nghề).' })
  scope!: string

  @Field(() => LocalDateScalar, { description: 'Day of issue (ngày cấp).' })
  issuedOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it is good; null when it has no end (ngày hết hạn).' })
  expiresOn!: string | null

  @Field(() => Boolean, { description: 'Whether its last day has passed (đã hết hạn).' })
  isExpired!: boolean

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it counts as recorded by mistake; null when it does not.' })
  withdrawnAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why it was recorded by mistake (lý do rút).' })
  withdrawReason!: string | null
}

@ObjectType({ description: 'A course that a member of staff took (khoá đào tạo, tập huấn).', simpleResolvers: true })
export class StaffTraining {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'The course (tên khoá).' })
  course!: string

  @Field(() => String, { description: 'Who held it (đơn vị tổ chức).' })
  provider!: string

  @Field(() => LocalDateScalar, { description: 'First day (từ ngày).' })
  beganOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it lasts (đến ngày).' })
  endedOn!: string | null

  @Field(() => Int, { nullable: true, description: 'Hours, when they are known (số tiết).' })
  hours!: number | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it counts as recorded by mistake; null when it does not.' })
  withdrawnAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why it was recorded by mistake (lý do rút).' })
  withdrawReason!: string | null
}

@ObjectType({ description: 'What a field of a record said before a correction.', simpleResolvers: true })
export class StaffFieldBefore {
  @Field(() => String, { description: 'The field, as in the record (trường).' })
  field!: string

  @Field(() => String, { nullable: true, description: 'What it said; null when nothing (giá trị cũ).' })
  before!: string | null
}

@ObjectType({ description: 'A correction of a record of staff (đính chính).', simpleResolvers: true })
export class StaffCorrection {
  @Field(() => Int, { description: 'The version it led to.' })
  version!: number

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string

  @Field(() => String, { description: 'The role of who did it.' })
  byRole!: string

  @Field(() => [StaffFieldBefore], { description: 'What the corrected fields said. At most 6.' })
  fields!: StaffFieldBefore[]
}

@ObjectType({ description: 'How many work in a position (số người theo vị trí việc làm).', simpleResolvers: true })
export class StaffCount {
  @Field(() => StaffPositionEnum, { description: 'The position.' })
  position!: StaffPosition

  @Field(() => Int, { description: 'How many on that day.' })
  count!: number
}

export const StaffMemberConnection = connectionTypes(StaffMember, 'StaffMember')
export const StaffCertificateConnection = connectionTypes(StaffCertificate, 'StaffCertificate')
