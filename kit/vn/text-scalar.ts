import { GraphQLScalarType } from 'graphql'
import { HubError } from '../errors.js'
import type { Bilingual, Checked } from './types.js'

interface TextScalar<Problem extends string> {
  name: string
  description: string
  parse: (text: string) => Checked<string, Problem>
  problems: Record<Problem, Bilingual>
}

const notText: Bilingual = {
  vi: 'phải gửi dưới dạng chuỗi ký tự (trong dấu ngoặc kép) để không mất số 0 ở đầu',
  en: 'must be sent as text (in quotes), so that no leading zero is lost',
}

/**
 * A GraphQL scalar for text with a form. Its messages name the problem and never repeat the value: it is personal data.
 *
 * For a wrong variable graphql-js itself writes `got invalid value "…"` before our message, so whoever formats errors
 * must answer with `error.originalError` where that is one of ours.
 */
export function textScalar<Problem extends string>(scalar: TextScalar<Problem>): GraphQLScalarType<string, string> {
  const refuse = (why: Bilingual) =>
    new HubError('BAD_USER_INPUT', { message: `${scalar.name}: ${why.vi} / ${why.en}` })

  return new GraphQLScalarType<string, string>({
    name: scalar.name,
    description: scalar.description,
    parseValue(input) {
      if (typeof input !== 'string') throw refuse(notText)
      const checked = scalar.parse(input)
      if (!checked.ok) throw refuse(scalar.problems[checked.problem])
      return checked.value
    },
    serialize(output) {
      const checked = typeof output === 'string' ? scalar.parse(output) : undefined
      if (!checked?.ok) throw new Error(`${scalar.name}: the stored value is ${checked?.problem ?? 'no text'}`)
      return checked.value
    },
  })
}
