import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Owned by the facilities sector: here only its key and what this sector adds. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A person who lives, or lived, in a social-care facility (người được chăm sóc).',
  simpleResolvers: true,
})
export class Resident {
  @Field(() => ID, { description: 'Opaque id, never re-used; other sectors point at it.' })
  id!: string
}
