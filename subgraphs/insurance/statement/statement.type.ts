import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import type { Language } from '../../../kit/errors.js'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'

export const StatementLanguageEnum = { VI: 'vi', EN: 'en' } as const satisfies Record<string, Language>
registerEnumType(StatementLanguageEnum, {
  name: 'StatementLanguage',
  description: 'In which language a paper is printed (ngôn ngữ của phiếu).',
  valuesConfig: { VI: { description: 'Vietnamese (tiếng Việt).' }, EN: { description: 'English (tiếng Anh).' } },
})

@ObjectType({ description: 'A printed statement of one kept check (phiếu kết quả tra cứu quyền lợi BHYT).', simpleResolvers: true })
export class CoverageStatement {
  @Field(() => String, { description: 'Number of the paper, which cannot be guessed (số phiếu).' })
  number!: string

  @Field(() => DateTimeScalar, { description: 'When it was issued (thời điểm phát hành).' })
  issuedAt!: Date

  @Field(() => StatementLanguageEnum, { description: 'The language it is printed in (ngôn ngữ).' })
  language!: Language

  @Field(() => String, { description: 'A name for the file; it tells nothing of the person (tên tệp).' })
  fileName!: string

  @Field(() => String, { description: '`application/pdf`.' })
  mediaType!: string

  @Field(() => String, { description: 'SHA-256 of the file in hexadecimal digits; the verify page shows the same (mã SHA-256).' })
  sha256!: string

  @Field(() => String, { description: 'Where anybody can check that the hub issued it; the QR code leads there (địa chỉ kiểm tra).' })
  verifyUrl!: string

  @Field(() => String, { description: 'The file in base64, the same bytes each time. Personal data (nội dung tệp).' })
  content!: string
}

@InputType({ description: 'Which check to print, and in which language (in phiếu kết quả).' })
export class IssueCoverageStatementInput extends ChangeInput {
  @Field(() => ID, { description: 'The kept check (lần tra cứu).' })
  check!: string

  @Field(() => StatementLanguageEnum, { description: 'Language of the paper (ngôn ngữ).' })
  language!: Language
}

@ObjectType({ description: 'The statement that was issued.', simpleResolvers: true })
export class IssueCoverageStatementPayload {
  @Field(() => CoverageStatement, { nullable: true, description: 'Null when it was refused.' })
  statement!: CoverageStatement | null

  @Field(() => [UserError], { description: 'Why it was refused. At most 20.' })
  userErrors!: UserErrorNode[]
}
