import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Owned by the referrals sector: here only its key. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person sent from one facility to a health facility, until they are back (chuyển cơ sở KCB).', simpleResolvers: true })
export class Referral {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string
}
