import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCard, atHome, book } from '../coverage/cases/case.fixture.js'
import type { CoverageDecision } from '../coverage/decision.rules.js'
import { gatewayCodes, type GatewayCode, type GatewayFailure, gatewayFailures } from './gateway-code.rules.js'
import { answerFromGateway, answerFromRegister, numberNeeded } from './source-answer.rules.js'

const today = '2026-11-02'
const own = atHome('BT', today)
const nothing = { ...own, cards: [] }
const codes = Object.keys(gatewayCodes) as GatewayCode[]
const failures = Object.keys(gatewayFailures) as GatewayFailure[]
const law = { today, book }

/** The answer in a line: the outcome, with the percent or the reason, and whether it is asked again. */
function short({ answer, askAgain }: { answer: CoverageDecision; askAgain: boolean }) {
  const more = answer.outcome === 'COVERED' ? answer.percent : answer.reason
  return [answer.outcome, more, ...(askAgain ? ['again'] : [])].join(' ')
}

describe('the gateway', () => {
  test('answers by its code, with the cards that came along', () => {
    const said = codes.map(code => [code, short(answerFromGateway({ code, cards: [aCard('HN')] }, nothing, law))])
    expect(Object.fromEntries(said)).toEqual({
      '000': 'COVERED 100',
      '001': 'COVERED 100',
      '002': 'COVERED 100',
      '003': 'COVERED 100',
      '004': 'COVERED 100',
      '010': 'NOT_COVERED CARD_ENDED',
      '050': 'COULD_NOT_CHECK CARD_NOT_FOUND',
      '051': 'COULD_NOT_CHECK NUMBER_WRONG',
      '052': 'COULD_NOT_CHECK NUMBER_WRONG',
      '053': 'COULD_NOT_CHECK NUMBER_WRONG',
      '054': 'COULD_NOT_CHECK SOURCE_REFUSED_LOGIN again',
      '055': 'COULD_NOT_CHECK SOURCE_REFUSED_LOGIN again',
      '060': 'COULD_NOT_CHECK NAME_DIFFERS',
      '061': 'COULD_NOT_CHECK NAME_DIFFERS',
      '070': 'COULD_NOT_CHECK BIRTH_DATE_DIFFERS',
      '100': 'COULD_NOT_CHECK SOURCE_FAULT again',
      '101': 'COULD_NOT_CHECK SOURCE_FAULT again',
      '110': 'NOT_COVERED CARD_CANCELLED',
      '120': 'NOT_COVERED CARD_REDUCED',
      '121': 'COULD_NOT_CHECK NEW_CARD_LIKELY',
      '122': 'COULD_NOT_CHECK NEW_CARD_LIKELY',
      '123': 'COULD_NOT_CHECK NEW_CARD_LIKELY',
      '124': 'NOT_COVERED CARD_REDUCED',
      '130': 'COULD_NOT_CHECK CHILD_CARD_NOT_SHOWN',
      '205': 'COULD_NOT_CHECK NUMBER_WRONG',
      '401': 'COULD_NOT_CHECK SOURCE_REFUSED_LOGIN again',
      '500': 'COULD_NOT_CHECK SOURCE_FAULT again',
    })
  })

  test('that fails never says "not covered", and is asked again', () => {
    const said = failures.map(failure => [failure, short(answerFromGateway({ failure }, nothing, law))])
    expect(Object.fromEntries(said)).toEqual({
      SLOW: 'COULD_NOT_CHECK SOURCE_SLOW again',
      UNREACHABLE: 'COULD_NOT_CHECK SOURCE_UNREACHABLE again',
      UNREADABLE: 'COULD_NOT_CHECK SOURCE_FAULT again',
    })
  })

  test('is named first in the steps, with its code and its law', () => {
    const [heard] = answerFromGateway({ code: '004', cards: [aCard('HN')] }, nothing, law).answer.steps
    expect(heard).toEqual({
      ruleId: 'HUB-6',
      version: null,
      fact: {
        vi: 'Cổng giám định BHYT trả mã 004: Thẻ cũ còn hạn, đã cấp thẻ mới',
        en: 'The national gateway answered 004: the old card is still good, a new one was issued',
      },
      legalBasis: 'NĐ 188/2025/NĐ-CP Đ37, Đ38',
      effect: { vi: 'Theo kết quả của Cổng', en: 'By the word of the gateway' },
    })
  })

  test('speaks of today: about a past day the dates of the card decide', () => {
    const ended = aCard('HN', { validFrom: '2026-01-01', validTo: '2026-09-30' })
    const asked = (on: string) => short(answerFromGateway({ code: '010', cards: [ended] }, { ...nothing, on }, law))
    expect([asked('2026-09-30'), asked('2026-10-01'), asked(today)]).toEqual([
      'COVERED 100',
      'NOT_COVERED CARD_ENDED',
      'NOT_COVERED CARD_ENDED',
    ])
  })

  test('that is away leaves a word of what the register would pay, as a warning only', () => {
    const { answer } = answerFromGateway({ failure: 'SLOW' }, own, law)
    expect([answer.outcome, answer.warnings.map(({ en }) => en)]).toEqual([
      'COULD_NOT_CHECK',
      ['The hub’s own register holds a card that would give 100%, not confirmed by the gateway.'],
    ])
  })
})

describe('the register alone', () => {
  test('says "no card" of a resident it knows, and "could not check" under a number it does not hold', () => {
    const said = [false, true].map(byNumber => short(answerFromRegister(nothing, { byNumber }, book)))
    expect(said).toEqual(['NOT_COVERED NO_CARD', 'COULD_NOT_CHECK NOT_IN_REGISTER'])
    expect(short(answerFromRegister(own, { byNumber: true }, book))).toBe('COVERED 100')
  })

  test('answers where the gateway cannot be asked only when it pays', () => {
    expect([own, nothing].map(facts => short(numberNeeded(facts, book)))).toEqual(['COVERED 100', 'COULD_NOT_CHECK IDENTIFIER_NEEDED'])
  })
})

test('whatever the gateway says or fails to say: only four codes refuse, and every answer has a step with its law', () => {
  const reply = fc.oneof(
    fc.record({ code: fc.constantFrom(...codes), cards: fc.constantFrom([], [aCard('BT')], [aCard('GD')]) }),
    fc.record({ failure: fc.constantFrom(...failures) }),
  )
  fc.assert(
    fc.property(reply, fc.constantFrom(own, nothing), (given, facts) => {
      const { answer } = answerFromGateway(given, facts, law)
      expect(answer.steps.filter(({ legalBasis }) => legalBasis !== '').length).toBeGreaterThan(0)
      const refusesByCode = 'code' in given && ['010', '110', '120', '124'].includes(given.code)
      const hasNoCard = 'code' in given && given.cards.length === 0
      expect(answer.outcome !== 'NOT_COVERED' || refusesByCode || hasNoCard).toBe(true)
    }),
  )
})
