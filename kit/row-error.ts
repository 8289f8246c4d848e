import 'reflect-metadata'
import { type ClassType, Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Language } from './errors.js'
import type { RowError, RowErrorTexts } from './rows.js'

/** More help nobody: they are mended a handful at a time, and the count says how many there are. */
export const mostRowErrors = 50

export interface RowErrorNode extends RowError {
  readonly message: string
}

/** What is wrong with a file, in the order of its lines, and of how many things that is the beginning. */
export interface RowErrorList {
  readonly rowErrors: RowErrorNode[]
  readonly rowErrorCount: number
}

export function toRowErrors(errors: readonly RowError[], texts: RowErrorTexts, language: Language): RowErrorList {
  const first = errors.toSorted((a, b) => a.line - b.line).slice(0, mostRowErrors)
  const rowErrors = first.map(error => {
    const text = texts[error.code]
    if (!text) throw new Error(`The row error ${error.code} has no text`)
    return { ...error, message: text[language] }
  })
  return { rowErrors, rowErrorCount: errors.length }
}

/** An error beside its row: the column and what to do. */
export function errorText({ line, column, code }: RowError, texts: RowErrorTexts, language: Language): string {
  const [node] = toRowErrors([{ line, column, code }], texts, language).rowErrors
  return `${column ? `${column}: ` : ''}${node?.message ?? ''}`
}

/** The `RowError` type of one sector: the graph merges them, each listing only its own codes. */
export function rowErrorType(texts: RowErrorTexts): ClassType<RowErrorNode> {
  const codes = Object.fromEntries(Object.keys(texts).map(code => [code, code]))
  registerEnumType(codes, {
    name: 'RowErrorCode',
    description: 'What is wrong with a row of a file (mã lỗi dòng); a closed list.',
    valuesConfig: Object.fromEntries(Object.entries(texts).map(([code, { en, vi }]) => [code, { description: `${en} (${vi})` }])),
  })

  @Directive('@shareable')
  @ObjectType('RowError', { description: 'What is wrong with a row of a file, and how to mend it (lỗi dòng).', simpleResolvers: true })
  class RowErrorObject {
    @Field(() => Int, { description: 'The line in the file, from 1; of a row of several lines the last (dòng).' })
    line!: number

    @Field(() => String, { nullable: true, description: 'The column; null when it is the whole row or file (cột).' })
    column!: string | null

    @Field(() => codes, { description: 'The reason, for programs (mã lỗi).' })
    code!: string

    @Field(() => String, { description: 'The reason and what to do, in the caller’s language (thông báo).' })
    message!: string
  }
  return RowErrorObject
}
