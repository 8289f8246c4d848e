import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Owned by the facilities sector: here only its key and what this sector adds. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A social-care facility (cơ sở trợ giúp xã hội, người có công, cai nghiện).',
  simpleResolvers: true,
})
export class Facility {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string
}
