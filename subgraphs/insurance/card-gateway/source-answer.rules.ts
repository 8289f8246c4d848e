import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { decideCoverage } from '../coverage/coverage.rules.js'
import { type CouldNotCheckReason, type CoverageDecision, type CoverageStep, step } from '../coverage/decision.rules.js'
import type { CoverageFacts } from '../coverage/facts.rules.js'
import { law, type RuleBook } from '../rules/rule-book.rules.js'
import { type CodeMeaning, type GatewayCode, type GatewayFailure, gatewayCodes, meaningOfFailure } from './gateway-code.rules.js'

/** What a source of cards gave to a question. */
export interface SourceAnswer {
  readonly answer: CoverageDecision
  /** The facts that the answer was given by. */
  readonly facts: CoverageFacts
  /** Whether the same question may be answered later without anybody doing anything. */
  readonly askAgain: boolean
}

export interface Register {
  /** Whether the question was by a number; then no card is no answer. */
  readonly byNumber: boolean
}

/** What the hub's own register gives. Under a number it does not hold, it knows nothing of the person. */
export function answerFromRegister(facts: CoverageFacts, { byNumber }: Register, book: RuleBook): SourceAnswer {
  if (!byNumber || facts.cards.length > 0) return { answer: decideCoverage(facts, book), facts, askAgain: false }
  return { answer: notAnswered('NOT_IN_REGISTER', notInRegister, ruleStep('HUB-7', facts.on, numberNotHeld, book)), facts, askAgain: false }
}

/** The gateway cannot be asked: it wants a number, the name and the birth date. */
export function numberNeeded(facts: CoverageFacts, book: RuleBook): SourceAnswer {
  const { answer } = answerFromRegister(facts, { byNumber: false }, book)
  // A card of the register that pays is not taken away because nobody else could be asked.
  if (answer.outcome === 'COVERED') return { answer: warned(answer, registerOnly), facts, askAgain: false }
  return { answer: notAnswered('IDENTIFIER_NEEDED', identifierNeeded, ruleStep('HUB-7', facts.on, numberMissing, book)), facts, askAgain: false }
}

/** What the gateway's word gives; `own` are the facts with the register's cards, should it say nothing of the card. */
export function answerFromGateway(
  reply: { readonly code: GatewayCode; readonly cards: CoverageFacts['cards'] } | { readonly failure: GatewayFailure },
  own: CoverageFacts,
  { today, book }: { readonly today: LocalDate; readonly book: RuleBook },
): SourceAnswer {
  if ('failure' in reply) return unanswered(meaningOfFailure(reply.failure), undefined, own, book)
  const meaning: CodeMeaning = gatewayCodes[reply.code]
  const heard = ruleStep('HUB-6', own.on, gatewaySays(reply.code, meaning.says), book)
  const facts = { ...own, cards: reply.cards }
  switch (meaning.gives) {
    case 'DECIDE': {
      const answer = decided(heard, facts, book)
      return { answer: meaning.warning ? warned(answer, meaning.warning) : answer, facts, askAgain: false }
    }
    case 'NOT_COVERED': {
      // The code speaks of today; about a past day the dates of the card speak, where they came along.
      const byDates = own.on < today && reply.cards.length > 0
      return { answer: byDates ? decided(heard, facts, book) : refused(meaning, heard, facts), facts, askAgain: false }
    }
    case 'COULD_NOT_CHECK':
      return unanswered(meaning, reply.code, own, book)
  }
}

function unanswered(
  { says, reason, nextStep, askAgain = false }: CodeMeaning & { gives: 'COULD_NOT_CHECK' },
  code: GatewayCode | undefined,
  own: CoverageFacts,
  book: RuleBook,
): SourceAnswer {
  const heard = ruleStep('HUB-6', own.on, code ? gatewaySays(code, says) : capital(says), book)
  const answer = notAnswered(reason, { message: sentence(says), nextStep }, heard)
  return { answer: registerAlso(answer, own, book), facts: own, askAgain }
}

/** What the register would say is worth knowing, but no answer: it may be older than the gateway's word. */
function registerAlso(answer: CoverageDecision, own: CoverageFacts, book: RuleBook): CoverageDecision {
  const registered = own.cards.length > 0 ? decideCoverage(own, book) : undefined
  return registered?.outcome === 'COVERED' ? warned(answer, registerWouldPay(registered.percent)) : answer
}

function decided(heard: CoverageStep, facts: CoverageFacts, book: RuleBook): CoverageDecision {
  const answer = decideCoverage(facts, book)
  return { ...answer, steps: [heard, ...answer.steps] }
}

function refused({ reason, message }: CodeMeaning & { gives: 'NOT_COVERED' }, heard: CoverageStep, { cards }: CoverageFacts): CoverageDecision {
  return { outcome: 'NOT_COVERED', reason, message, steps: [heard], warnings: [], whatWouldChange: [], asOf: cards[0]?.asOf ?? null }
}

function notAnswered(
  reason: CouldNotCheckReason,
  { message, nextStep }: { readonly message: Bilingual; readonly nextStep: Bilingual },
  heard: CoverageStep,
): CoverageDecision {
  return { outcome: 'COULD_NOT_CHECK', reason, message, nextStep, steps: [heard], warnings: [], whatWouldChange: [], asOf: null }
}

const warned = <Answer extends CoverageDecision>(answer: Answer, warning: Bilingual): Answer => ({
  ...answer,
  warnings: [warning, ...answer.warnings],
})

const ruleStep = (ruleId: 'HUB-6' | 'HUB-7', on: LocalDate, fact: Bilingual, book: RuleBook) =>
  step(law(book, ruleId, on), fact, ruleId === 'HUB-6' ? gatewayHeard : nothingKnown)

const gatewayHeard: Bilingual = { vi: 'Theo kết quả của Cổng', en: 'By the word of the gateway' }
const nothingKnown: Bilingual = { vi: 'Chưa kết luận được', en: 'Nothing follows from it' }
const numberNotHeld: Bilingual = { vi: 'Sổ thẻ của hệ thống không có số này', en: 'The hub’s register holds nothing under this number' }
const numberMissing: Bilingual = {
  vi: 'Chưa đủ số giấy tờ, họ tên, ngày sinh để hỏi Cổng giám định',
  en: 'Number, name and birth date are not all known, and the gateway asks for them',
}

const gatewaySays = (code: string, says: Bilingual): Bilingual => ({
  vi: `Cổng giám định BHYT trả mã ${code}: ${says.vi}`,
  en: `The national gateway answered ${code}: ${says.en}`,
})

const capital = ({ vi, en }: Bilingual): Bilingual => ({ vi, en: en.charAt(0).toUpperCase() + en.slice(1) })
const sentence = (says: Bilingual): Bilingual => {
  const { vi, en } = capital(says)
  return { vi: `${vi}. Điều này không có nghĩa là không có BHYT.`, en: `${en}. It does not mean that the person is not insured.` }
}

const notInRegister = {
  message: {
    vi: 'Sổ thẻ của hệ thống không có số này trong phạm vi của bạn. Điều này không có nghĩa là không có BHYT.',
    en: 'The hub’s register holds nothing under this number where you may look. It does not mean that the person is not insured.',
  },
  nextStep: {
    vi: 'So lại số với giấy tờ; tra trên Cổng giám định BHYT hoặc hỏi cơ quan BHXH quản lý thẻ.',
    en: 'Compare the number with the paper; look on the national gateway, or ask the office that manages the card.',
  },
} as const

const identifierNeeded = {
  message: {
    vi: 'Chưa hỏi được Cổng giám định. Điều này không có nghĩa là không có BHYT.',
    en: 'The gateway could not be asked. It does not mean that the person is not insured.',
  },
  nextStep: {
    vi: 'Nhập số định danh, mã số BHXH hoặc mã thẻ cùng họ tên và ngày sinh rồi tra lại.',
    en: 'Type a number of the person together with name and birth date, and check again.',
  },
} as const

const registerOnly: Bilingual = {
  vi: 'Chỉ theo sổ thẻ của hệ thống; chưa hỏi Cổng giám định.',
  en: 'By the hub’s own register only; the national gateway was not asked.',
}

const registerWouldPay = (percent: number): Bilingual => ({
  vi: `Sổ thẻ của hệ thống có thẻ cho mức ${percent}%, nhưng chưa được Cổng xác nhận.`,
  en: `The hub’s own register holds a card that would give ${percent}%, not confirmed by the gateway.`,
})
