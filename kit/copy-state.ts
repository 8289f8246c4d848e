import 'reflect-metadata'
import { Ctx, Directive, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { RequestContext } from './context.js'
import { openFields, type SliceRights } from './rights.js'
import { DateTimeScalar } from './scalars.js'

@Directive('@shareable')
@ObjectType({
  description: 'How far a sector has taken the facts of another (tình trạng dữ liệu mượn).',
  simpleResolvers: true,
})
export class BorrowedCopy {
  @Field(() => String, { description: 'The sector that owns the facts (ngành sở hữu).' })
  source!: string

  @Field(() => Float, { description: 'Everything up to this position of the owner’s outbox was taken.' })
  position!: number

  @Field(() => DateTimeScalar, { description: 'When it was last known that nothing was missing (dữ liệu đến lúc).' })
  asOf!: Date

  @Field(() => Float, { description: 'Seconds since then; over 60 when the owner cannot be reached (độ trễ, giây).' })
  ageSeconds!: number

  @Field(() => Int, { description: 'Events set aside because they could not be taken (số sự kiện bị gác lại).' })
  parked!: number
}

/** A root field that tells how fresh a sector’s copies are: figures of the system, of no person. */
export function copyStateResolver(field: string): { resolver: Function; rights: SliceRights } {
  @Resolver()
  class CopyStateResolver {
    @Query(() => [BorrowedCopy], {
      name: field,
      description: 'How fresh the facts are that this sector borrows of the others, by owner. At most 10.',
    })
    async copies(@Ctx() ctx: RequestContext): Promise<BorrowedCopy[]> {
      const states = await ctx.copyStates()
      return states.map(state => ({ ...state, ageSeconds: (ctx.now.getTime() - state.asOf.getTime()) / 1000 }))
    }
  }
  const rights = openFields({
    Query: { [field]: 'register' },
    BorrowedCopy: {
      source: 'register',
      position: 'register',
      asOf: 'register',
      ageSeconds: 'register',
      parked: 'register',
    },
  })
  return { resolver: CopyStateResolver, rights }
}
