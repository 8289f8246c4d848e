import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { CardFacts } from '../coverage/facts.rules.js'
import type { GatewayCode, GatewayFailure } from './gateway-code.rules.js'

/** What the gateway compares: it tells nothing to who does not know the person. */
export interface CardQuestion {
  /** Personal ID, social-insurance number or card number, in its stored form. */
  readonly number: string
  readonly name: string
  readonly birthDate: PartialDate
}

export type GatewayReply =
  | { readonly kind: 'ANSWERED'; readonly code: GatewayCode; readonly cards: readonly CardFacts[] }
  | { readonly kind: 'FAILED'; readonly failure: GatewayFailure }

/** Where a sector asks for cards beyond its own register. It never throws: what went wrong is a reply. */
export interface CardGateway {
  ask(question: CardQuestion): Promise<GatewayReply>
  close(): Promise<void>
}
