import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Bilingual } from '../../../kit/vn/types.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import {
  type NormGroup,
  normGroups,
  type NormPosition,
  normPositions,
  type StaffingAssumption as AssumptionCode,
  staffingAssumptions,
} from './staffing-norm.rules.js'

export const NormPositionEnum = Object.fromEntries(normPositions.map(each => [each, each]))
registerEnumType(NormPositionEnum, {
  name: 'NormPosition',
  description: 'Position as the staffing norm counts it (vị trí theo định mức; TT 33/2017 Đ5).',
  valuesConfig: {
    DIRECTOR: { description: 'Head (giám đốc).' },
    DEPUTY: { description: 'Deputies (phó giám đốc).' },
    SOCIAL_WORKER: { description: 'Social workers (công tác xã hội).' },
    PSYCHOLOGIST: { description: 'Psychologists (tâm lý).' },
    CARE_WORKER: { description: 'Care workers (chăm sóc trực tiếp).' },
    MEDICAL: { description: 'Doctors, physician assistants and nurses together (y tế).' },
    NUTRITION: { description: 'Nutrition (dinh dưỡng).' },
    REHABILITATION: { description: 'Rehabilitation technicians (phục hồi chức năng).' },
    TEACHER: { description: 'Teachers (dạy văn hoá, dạy nghề).' },
    INDIRECT: { description: 'Indirect posts (gián tiếp).' },
  },
})

export const NormGroupEnum = Object.fromEntries(normGroups.map(each => [each, each]))
registerEnumType(NormGroupEnum, {
  name: 'NormGroup',
  description: 'Whom a row of the norm counts (nhóm đối tượng theo định mức; TT 33/2017 Đ5).',
  valuesConfig: {
    CHILD_UNDER_18_MONTHS: { description: 'Children under 18 months (trẻ dưới 18 tháng).' },
    CHILD_18_MONTHS_TO_5: { description: 'Children of 18 months to under 6 years (trẻ từ 18 tháng đến dưới 6 tuổi).' },
    CHILD_18_MONTHS_TO_5_SPECIAL: { description: 'The same, disabled, with a mental illness or HIV (khuyết tật, tâm thần, HIV).' },
    CHILD_6_TO_15: { description: 'Children of 6 to under 16 years (trẻ từ 6 đến dưới 16 tuổi).' },
    CHILD_6_TO_15_SPECIAL: { description: 'The same, disabled, with a mental illness or HIV (khuyết tật, tâm thần, HIV).' },
    SELF_CARING: { description: 'Disabled or older people who care for themselves (còn tự phục vụ được).' },
    NOT_SELF_CARING: { description: 'Disabled or older people who do not (không tự phục vụ được).' },
    MENTAL_VERY_SEVERE: { description: 'Mental illness, very severe (tâm thần đặc biệt nặng).' },
    MENTAL_SEVERE: { description: 'Mental illness, severe (tâm thần nặng).' },
    MENTAL_STABLE: { description: 'Mental illness, stable (tâm thần đã ổn định).' },
    STREET: { description: 'People who lived in the street (người lang thang).' },
    EVERYBODY: { description: 'Everybody in care (mọi đối tượng).' },
    DISABLED: { description: 'People with disabilities (người khuyết tật).' },
    SCHOOL_AGE: { description: 'Children of 6 to under 16 years as learners (tuổi đi học).' },
    FACILITY: { description: 'The facility as a whole (toàn cơ sở).' },
  },
})

/** What each assumption means, in both languages. */
export const assumptionTexts = {
  SELF_CARE_UNKNOWN: {
    vi: 'Chưa biết ai còn tự phục vụ được: số ít nhất tính là tất cả còn tự phục vụ, số nhiều nhất tính là không ai.',
    en: 'Who cares for themselves is not known: the lower figure takes everybody as self-caring, the upper one nobody.',
  },
  MENTAL_SEVERITY_UNKNOWN: {
    vi: 'Chưa biết mức độ bệnh tâm thần: số ít nhất tính là đã ổn định, số nhiều nhất tính là đặc biệt nặng.',
    en: 'How severe a mental illness is is not known: the lower figure takes all as stable, the upper one as very severe.',
  },
  BIRTH_DATE_PARTLY_KNOWN: {
    vi: 'Ngày sinh chỉ biết năm hoặc tháng: tính cả ngày sớm nhất và muộn nhất có thể.',
    en: 'Of a birth date known to the year or month only, the first and the last day it can mean are both tried.',
  },
  EMERGENCY_AS_STREET: {
    vi: 'Người lớn cần bảo vệ khẩn cấp được tính như người lang thang.',
    en: 'Adults in emergency protection are counted like people who lived in the street.',
  },
  OTHER_ADULT_AS_SELF_CARING: {
    vi: 'Người lớn không thuộc nhóm nào của định mức được tính như người còn tự phục vụ được.',
    en: 'Adults whom no row of the norm names are counted like self-caring people.',
  },
  MEDICAL_TOGETHER: {
    vi: 'Bác sĩ, y sĩ và điều dưỡng được tính chung.',
    en: 'Doctors, physician assistants and nurses are counted together.',
  },
  DISABLED_NEED_REHABILITATION: {
    vi: 'Chưa biết ai cần phục hồi chức năng: tính người thuộc nhóm khuyết tật.',
    en: 'Who needs rehabilitation is not known: people of the group of the disabled are counted.',
  },
  SCHOOL_AGE_LEARNS: {
    vi: 'Chưa biết ai đang học: tính trẻ từ 6 đến dưới 16 tuổi.',
    en: 'Who is taught is not known: children of 6 to under 16 years are counted.',
  },
} as const satisfies Record<AssumptionCode, Bilingual>

export const StaffingAssumptionEnum = Object.fromEntries(staffingAssumptions.map(each => [each, each]))
registerEnumType(StaffingAssumptionEnum, {
  name: 'StaffingAssumptionCode',
  description: 'What the hub does not know, or counts in its own way (giả định khi tính định mức).',
  valuesConfig: Object.fromEntries(Object.entries(assumptionTexts).map(([code, { en, vi }]) => [code, { description: `${en} (${vi})` }])),
})

@ObjectType({ description: 'Something a need rests on that the hub does not know (giả định).', simpleResolvers: true })
export class StaffingAssumption {
  @Field(() => StaffingAssumptionEnum, { description: 'For programs.' })
  code!: AssumptionCode

  @Field(() => String, { description: 'In the caller’s language.' })
  text!: string
}

@ObjectType({ description: 'A dated row of the staffing norm (dòng định mức).', simpleResolvers: true })
export class StaffingNormRow {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => NormGroupEnum, { description: 'Whom it counts (đối tượng).' })
  group!: NormGroup

  @Field(() => Int, { nullable: true, description: 'Persons for one worker (số đối tượng trên một nhân viên).' })
  personsPerWorker!: number | null

  @Field(() => Int, { nullable: true, description: 'At least so many workers (ít nhất).' })
  least!: number | null

  @Field(() => Int, { nullable: true, description: 'At most so many workers (nhiều nhất).' })
  most!: number | null

  @Field(() => Int, { nullable: true, description: 'At most so many per cent of all staff (tỷ lệ tối đa).' })
  mostPercent!: number | null

  @Field(() => LocalDateScalar, { description: 'First day it is in force (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it is in force (đến ngày).' })
  validTo!: string | null

  @Field(() => String, { description: 'Where it stands (căn cứ pháp lý).' })
  legalBasis!: string

  @Field(() => String, { description: 'How sure the row is: high, medium or low (độ tin cậy).' })
  confidence!: string
}

@ObjectType({ description: 'One position against the norm (một vị trí so với định mức).', simpleResolvers: true })
export class StaffingLine {
  @Field(() => NormPositionEnum, { description: 'The position (vị trí).' })
  position!: NormPosition

  @Field(() => Int, { description: 'How many there are (hiện có).' })
  have!: number

  @Field(() => Int, {
    nullable: true,
    description: 'How many the norm asks for at least, whatever is not known; null when it asks for none (cần ít nhất).',
  })
  need!: number | null

  @Field(() => Int, { nullable: true, description: 'How many it asks for at most, see `assumptions` (cần nhiều nhất).' })
  needAtMost!: number | null

  @Field(() => Int, { nullable: true, description: 'How many there may be; null without a limit (tối đa được phép).' })
  limit!: number | null

  @Field(() => Int, { nullable: true, description: 'How many are missing at least (thiếu ít nhất).' })
  gap!: number | null

  @Field(() => Int, { nullable: true, description: 'How many are missing at most (thiếu nhiều nhất).' })
  gapAtMost!: number | null

  @Field(() => Int, { nullable: true, description: 'How many are more than there may be (vượt mức).' })
  overLimit!: number | null

  @Field(() => [StaffingNormRow], { description: 'The rows it rests on; none without a norm (căn cứ). At most 20.' })
  basis!: StaffingNormRow[]

  @Field(() => [StaffingAssumption], { description: 'What it rests on beside them (giả định). At most 10.' })
  assumptions!: StaffingAssumption[]
}

@ObjectType({ description: 'The staff of a facility on a day against the norm (nhân sự so với định mức).', simpleResolvers: true })
export class Staffing {
  @Field(() => LocalDateScalar, { description: 'The day (ngày).' })
  on!: string

  @Field(() => Boolean, {
    description:
      'Whether a norm is known for this kind of facility on that day. TT 33/2017 is for social-assistance facilities; without a ' +
      'norm no need is told (có định mức áp dụng).',
  })
  hasNorm!: boolean

  @Field(() => [StaffingLine], { description: 'Every position. A closed list of 10.' })
  lines!: StaffingLine[]
}
