import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Owned by the facilities sector: here only its key, what this sector asks it for, and what it adds. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A social-care facility (cơ sở trợ giúp xã hội, người có công, cai nghiện).',
  simpleResolvers: true,
})
export class Facility {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Directive('@external')
  @Field(() => String, { description: 'Hub code of the facility; no national code exists (mã cơ sở).' })
  code?: string
}
