import { Directive, Field, ID, ObjectType } from 'type-graphql'

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A person who lives, or lived, in a social-care facility (người được chăm sóc).',
  simpleResolvers: true,
})
export class Resident {
  @Field(() => ID, { description: 'Opaque id, never re-used; other sectors point at it.' })
  id!: string
}
