import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { AlertSeverityEnum } from '../alert/alert.type.js'
import { SexEnum } from '../resident/resident.type.js'
import { UserError } from '../user-errors.js'
import type { NewSwitch } from './screening-instrument.rules.js'
import { scorings, textSources } from './screening-instrument.rules.js'

export const ScreeningScoringEnum = Object.fromEntries(scorings.map(scoring => [scoring, scoring]))
registerEnumType(ScreeningScoringEnum, {
  name: 'ScreeningScoring',
  description: 'How answers become a score (cách tính điểm).',
  valuesConfig: {
    SUM: { description: 'The points of the items together (tổng điểm).' },
    HIGHEST: { description: 'The highest of the items: each stands for itself (điểm cao nhất).' },
  },
})

export const ScreeningTextSourceEnum = Object.fromEntries(textSources.map(source => [source, source]))
registerEnumType(ScreeningTextSourceEnum, {
  name: 'ScreeningTextSource',
  description: 'Where the words come from (nguồn câu hỏi).',
  valuesConfig: {
    HUB_LABELS: { description: 'The hub’s own short labels, not validated (nhãn của hệ thống).' },
    LOADED_BY_OPERATOR: { description: 'Score fields and bands only; whoever uses it has the text and the right to it (đơn vị tự có bản câu hỏi).' },
  },
})

@ObjectType({ description: 'One question of an instrument (câu hỏi).', simpleResolvers: true })
export class ScreeningItem {
  @Field(() => Int, { description: 'Its number, from 1 (số thứ tự).' })
  number!: number

  @Field(() => String, { nullable: true, description: 'What is asked, in the hub’s own words and the language of the request; null where only scores are kept (nội dung).' })
  label!: string | null

  @Field(() => Int, { description: 'The lowest answer (giá trị thấp nhất).' })
  lowest!: number

  @Field(() => Int, { description: 'The highest answer (giá trị cao nhất).' })
  highest!: number

  @Field(() => Int, { description: 'Answers go from the lowest to the highest by this (bước).' })
  step!: number

  @Field(() => Boolean, { description: 'Whether the lowest answer gives the most points (câu đảo điểm).' })
  isReversed!: boolean
}

@ObjectType({ description: 'What a score means (khoảng điểm); a hint to look closer, never a diagnosis.', simpleResolvers: true })
export class ScreeningBand {
  @Field(() => String, { description: 'Its name, such as MODERATE; unique in its instrument and sex (mã khoảng).' })
  code!: string

  @Field(() => String, { description: 'What it means, in the language of the request (ý nghĩa).' })
  meaning!: string

  @Field(() => Int, { description: 'The lowest score in it (từ điểm).' })
  from!: number

  @Field(() => Int, { description: 'The highest score in it (đến điểm).' })
  to!: number

  @Field(() => AlertSeverityEnum, { nullable: true, description: 'How pressing an alert of it is, our own proposal; null raises none (mức cảnh báo).' })
  severity!: string | null

  @Field(() => Int, { nullable: true, description: 'The item that has bands of its own; null for the others (câu).' })
  item!: number | null

  @Field(() => SexEnum, { nullable: true, description: 'For whom, where it differs by sex; null for everybody (giới tính).' })
  sex!: string | null
}

@ObjectType({ description: 'An answer that raises an alert whatever the score is (câu luôn cảnh báo).', simpleResolvers: true })
export class ScreeningItemRule {
  @Field(() => Int, { description: 'The item (câu).' })
  item!: number

  @Field(() => Int, { description: 'From this answer on (từ giá trị).' })
  atLeast!: number

  @Field(() => AlertSeverityEnum, { description: 'How pressing the alert is (mức cảnh báo).' })
  severity!: string

  @Field(() => String, { description: 'Where the rule comes from (nguồn).' })
  source!: string
}

@ObjectType({ description: 'A screening instrument in one version (bộ công cụ sàng lọc).', simpleResolvers: true })
export class ScreeningInstrument {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Its name in short, by which it is asked for: PHQ-9 (mã công cụ).' })
  code!: string

  @Field(() => String, { description: 'Its name (tên).' })
  name!: string

  @Field(() => String, { description: 'Which version (phiên bản).' })
  version!: string

  @Field(() => LocalDateScalar, { description: 'First day of this version (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it holds (đến ngày).' })
  validTo!: string | null

  @Field(() => ScreeningScoringEnum, { description: 'How answers become a score (cách tính điểm).' })
  scoring!: string

  @Field(() => Int, { description: 'The lowest score there can be (điểm thấp nhất).' })
  lowestScore!: number

  @Field(() => Int, { description: 'The highest score there can be (điểm cao nhất).' })
  highestScore!: number

  @Field(() => [ScreeningItem], { description: 'What is asked, in order (các câu). At most 15.' })
  items!: ScreeningItem[]

  @Field(() => [ScreeningBand], { description: 'What scores mean, the one that worries least first (các khoảng điểm). At most 10.' })
  bands!: ScreeningBand[]

  @Field(() => [ScreeningItemRule], { description: 'Answers that always raise an alert (câu luôn cảnh báo). At most 15.' })
  itemRules!: ScreeningItemRule[]

  @Field(() => ScreeningTextSourceEnum, { description: 'Where the words come from (nguồn câu hỏi).' })
  textSource!: string

  @Field(() => Boolean, { description: 'Whether the Vietnamese words were validated (bản tiếng Việt đã kiểm định).' })
  isValidated!: boolean

  @Field(() => String, { description: 'What is to be known of the words (ghi chú).' })
  textNote!: string

  @Field(() => Int, { nullable: true, description: 'Made for this age and above; null for no bound (từ tuổi).' })
  ageFrom!: number | null

  @Field(() => Int, { nullable: true, description: 'Made for this age and below; null for no bound (đến tuổi).' })
  ageTo!: number | null

  @Field(() => String, { description: 'By which right it may be used (giấy phép sử dụng).' })
  licence!: string

  @Field(() => String, { description: 'Where items and bands come from (nguồn).' })
  source!: string

  @Field(() => String, { description: 'How sure that is (độ tin cậy).' })
  confidence!: string

  @Field(() => Boolean, { description: 'Whether it is on where no province said otherwise (mặc định áp dụng).' })
  isOnByDefault!: boolean

  @Field(() => Boolean, { description: 'Whether it is on in the caller’s province on the day (đang áp dụng); as it comes with the hub for who has none.' })
  isOn!: boolean

  @Field(() => Int, { description: 'How often that province switched it: the `expectedVersion` of the next time (phiên bản).' })
  switchVersion!: number

  @Field(() => LocalDateScalar, { nullable: true, description: 'Since when the province has it so; null where it said nothing (áp dụng từ ngày).' })
  switchedFrom!: string | null

  @Field(() => String, { nullable: true, description: 'By which right the province uses it, as it said (căn cứ quyền sử dụng).' })
  licenceReference!: string | null
}

export const ScreeningInstrumentConnection = connectionTypes(ScreeningInstrument, 'ScreeningInstrument')

@InputType({ description: 'That a province uses an instrument, or no longer (áp dụng, ngừng áp dụng bộ công cụ).' })
export class SwitchInstrumentInput extends ChangeInput implements NewSwitch {
  @Field(() => String, { description: 'Its code, such as AUDIT-C (mã công cụ).' })
  instrument!: string

  @Field(() => Boolean, { description: 'On or off (áp dụng hay không).' })
  isOn!: boolean

  @Field(() => LocalDateScalar, { description: 'From which day, today or later (từ ngày).' })
  from!: string

  @Field(() => String, { nullable: true, description: 'By which right, 5–500 characters; needed to switch on what is not on by default (căn cứ quyền sử dụng).' })
  licenceReference?: string | null

  @Field(() => Int, { description: 'The `switchVersion` that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number
}

@ObjectType({ description: 'What became of it.', simpleResolvers: true })
export class SwitchInstrumentPayload {
  @Field(() => ScreeningInstrument, { nullable: true, description: 'The instrument as it stands on that day; null when refused.' })
  instrument!: ScreeningInstrument | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
