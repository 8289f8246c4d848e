import type { CardSource } from '../card/card.rules.js'
import type { CardGateway, CardQuestion } from '../card-gateway/card-gateway.js'
import { answerFromGateway, answerFromRegister, numberNeeded, type SourceAnswer } from '../card-gateway/source-answer.rules.js'
import type { KeptCheck } from '../check/coverage-check.rules.js'
import type { CheckedPersonFacts } from '../check/coverage-check.service.js'
import type { CoverageFacts } from '../coverage/facts.rules.js'
import type { RuleBook } from '../rules/rule-book.rules.js'

/** Who is asked about, with what the register holds of them. */
export interface Known {
  readonly residentId: string | null
  readonly cards: readonly { readonly id: string; readonly cardNumber: string }[]
  /** Whether the question was by a number, not by a resident. */
  readonly byNumber: boolean
  readonly facts: CoverageFacts
  readonly person: CheckedPersonFacts
}

/** With whom it can be asked. */
export interface Sources {
  readonly book: RuleBook
  readonly today: string
  readonly cardGateway?: CardGateway
}

export interface Answered {
  readonly kept: Pick<KeptCheck, 'residentId' | 'cardIds' | 'source' | 'gatewayCode' | 'facts' | 'answer'>
  readonly askAgain: boolean
}

/** Asks the register, and the national gateway where there is one. Never inside a transaction: the gateway may be slow. */
export async function askSources({ book, today, cardGateway }: Sources, known: Known): Promise<Answered> {
  const { facts, byNumber } = known
  if (!cardGateway) return answered(known, 'HUB_REGISTER', null, answerFromRegister(facts, { byNumber }, book))
  const question = questionOf(known)
  if (!question) return answered(known, 'HUB_REGISTER', null, numberNeeded(facts, book))
  const reply = await cardGateway.ask(question)
  const code = reply.kind === 'ANSWERED' ? reply.code : null
  return answered(known, 'NATIONAL_GATEWAY', code, answerFromGateway(reply, facts, { today, book }))
}

function answered(
  { residentId, cards }: Known,
  source: CardSource,
  gatewayCode: string | null,
  { answer, facts, askAgain }: SourceAnswer,
): Answered {
  return { kept: { residentId, cardIds: cards.map(({ id }) => id), source, gatewayCode, facts, answer }, askAgain }
}

/** The gateway tells nothing to who does not give number, name and birth date. */
function questionOf({ cards, person: { identifier, name, birthDate } }: Known): CardQuestion | undefined {
  const number = identifier ?? cards[0]?.cardNumber
  return number && name && birthDate ? { number, name, birthDate } : undefined
}
