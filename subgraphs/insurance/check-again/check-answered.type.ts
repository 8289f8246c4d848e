import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar } from '../../../kit/scalars.js'
import { CoverageCheck } from '../check/coverage-check.type.js'

export const checkAnsweredKinds = ['OPENED', 'ANSWERED', 'BEAT'] as const
export type CheckAnsweredKind = (typeof checkAnsweredKinds)[number]

export const CheckAnsweredKindEnum = Object.fromEntries(checkAnsweredKinds.map(kind => [kind, kind]))
registerEnumType(CheckAnsweredKindEnum, {
  name: 'CoverageCheckAnsweredKind',
  description: 'What an event of the live line is (loại tin).',
  valuesConfig: {
    OPENED: { description: 'The line is open; its cursor is where it begins (đã nối).' },
    ANSWERED: { description: 'A check of the caller that waited was answered (đã có kết quả tra lại).' },
    BEAT: { description: 'Nothing for the caller for a while; the line is alive, and its cursor has moved on (nhịp).' },
  },
})

@ObjectType({ description: 'One event of the live line of checks that waited (tin kết quả tra lại).', simpleResolvers: true })
export class CoverageCheckAnswered {
  @Field(() => CheckAnsweredKindEnum, { description: 'What it is.' })
  kind!: CheckAnsweredKind

  @Field(() => String, { description: 'Opaque place in the line: given as `after`, the line goes on behind it.' })
  cursor!: string

  @Field(() => DateTimeScalar, { description: 'When it was answered; for other events, now.' })
  at!: Date

  @Field(() => CoverageCheck, { nullable: true, description: 'The new check; what it answers is its `follows`. Null without one.' })
  check!: CoverageCheck | null
}
