import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Owned by the facilities sector: here only its key. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A finding that somebody must act on (cảnh báo sức khoẻ); never a diagnosis.',
  simpleResolvers: true,
})
export class Alert {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string
}
