import 'reflect-metadata'
import { type ClassType, Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Language } from './errors.js'
import type { Bilingual } from './vn/types.js'

/** Refusals that a clerk can mend, by code; every sector adds its own. `docs/errors.md` is printed from these tables. */
export type UserErrorTexts = Readonly<Record<string, Bilingual>>

export const sharedUserErrors = {
  NOT_FOUND: {
    vi: 'Không tìm thấy mục này, hoặc bạn không được xem. Hãy tải lại danh sách rồi chọn lại.',
    en: 'This does not exist, or you may not see it. Load the list again and choose anew.',
  },
  CONFLICT: {
    vi: 'Người khác vừa sửa mục này. Hãy xem lại bản mới rồi làm lại.',
    en: 'Somebody has just changed this. Look at the new version, then do it again.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    vi: 'Mã chống gửi trùng này đã dùng cho một yêu cầu khác. Hãy gửi lại với mã mới.',
    en: 'This idempotency key was used for another request. Send it again with a new key.',
  },
  INVALID_VALUE: {
    vi: 'Giá trị này không hợp lệ. Hãy sửa rồi gửi lại.',
    en: 'This value is not valid. Correct it and send it again.',
  },
  NAME_INVALID: {
    vi: 'Họ tên không hợp lệ. Hãy nhập họ và tên bằng chữ, tối đa 255 ký tự.',
    en: 'The name is not valid. Enter family and given name in letters, at most 255 characters.',
  },
  DATE_IN_FUTURE: {
    vi: 'Ngày này ở tương lai. Hãy nhập ngày hôm nay hoặc trước đó.',
    en: 'This day lies in the future. Enter today or a day before.',
  },
} as const satisfies UserErrorTexts

export interface UserErrorBase<Code extends string = string> {
  readonly code: Code
  /** Where in the input, `['input', 'person', 'birthDate']`. */
  readonly path: readonly string[]
  /** With `CONFLICT`: the version that is there now. */
  readonly currentVersion?: number
  /** Says more of this place than the text of the code does. */
  readonly text?: Bilingual
}

export interface UserErrorNode {
  code: string
  message: string
  path: string[]
  currentVersion: number | null
}

/** Ends a write without a trace; the caller is told why. */
export class Refused extends Error {
  constructor(readonly errors: readonly UserErrorBase[]) {
    super('Refused')
  }
}

export function refuse(code: string, path: readonly string[], currentVersion?: number): never {
  throw new Refused([{ code, path, currentVersion }])
}

/** Refuses a change with everything that is wrong with its input, if anything is; paths begin below the input. */
export function refuseAll(problems: readonly UserErrorBase[]): void {
  if (problems.length > 0) throw new Refused(problems.map(each => ({ ...each, path: ['input', ...each.path] })))
}

export function toUserErrors(errors: readonly UserErrorBase[], texts: UserErrorTexts, language: Language): UserErrorNode[] {
  return errors.map(({ code, path, currentVersion, text = texts[code] }) => {
    if (!text) throw new Error(`The user error ${code} has no text`)
    return { code, message: text[language], path: [...path], currentVersion: currentVersion ?? null }
  })
}

/** The `UserError` type of one sector: the graph merges them, each listing only its own codes. */
export function userErrorType(texts: UserErrorTexts): ClassType<UserErrorNode> {
  const codes = Object.fromEntries(Object.keys(texts).map(code => [code, code]))
  registerEnumType(codes, {
    name: 'UserErrorCode',
    description: 'Why a change was refused (mã lỗi nghiệp vụ); a closed list, see docs/errors.md.',
    valuesConfig: Object.fromEntries(Object.entries(texts).map(([code, { en, vi }]) => [code, { description: `${en} (${vi})` }])),
  })

  @Directive('@shareable')
  @ObjectType('UserError', {
    description: 'Why a change was refused, and what to do (lỗi nghiệp vụ). Nothing was changed.',
    simpleResolvers: true,
  })
  class UserError {
    @Field(() => codes, { description: 'The reason, for programs (mã lỗi).' })
    code!: string

    @Field(() => String, { description: 'The reason and what to do, in the caller’s language (thông báo).' })
    message!: string

    @Field(() => [String], { description: 'The place in the input, from its top (vị trí). At most 10.' })
    path!: string[]

    @Field(() => Int, { nullable: true, description: 'With CONFLICT: the version that is there now (phiên bản hiện tại).' })
    currentVersion!: number | null
  }
  return UserError
}
