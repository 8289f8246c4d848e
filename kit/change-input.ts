import 'reflect-metadata'
import { Field, InputType } from 'type-graphql'

/** The first field of every change’s input: see `kit/write.ts`. */
@InputType({ description: 'What every change needs.' })
export abstract class ChangeInput {
  @Field(() => String, {
    description: 'Chosen by the caller, 8–100 letters, digits and . _ : - ; the same key again gives the first result.',
  })
  idempotencyKey!: string
}
