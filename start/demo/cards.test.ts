import { describe, expect, test } from 'vitest'
import { parseHealthInsuranceCardNumber, parseSocialInsuranceNumber } from '../../kit/vn/identifiers.js'
import { ageOn } from '../../kit/vn/partial-date.js'
import { addDays } from '../../kit/vn/working-days.js'
import type { BeneficiaryKind } from '../../kit/vn/beneficiary-terms.js'
import { cardStateOn, cardStates } from '../../subgraphs/insurance/card/card.rules.js'
import { objectCodeRows } from '../../subgraphs/insurance/reference.js'
import { ruleBook } from '../../subgraphs/insurance/rules/rule-book.rules.js'
import type { CardRow } from './rows.js'
import { demoWorld } from './world.js'

const today = '2026-11-02'
const now = new Date(`${today}T09:00:00+07:00`)
const { facilities, insurance } = demoWorld({ today, now })
const { cards } = insurance

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort()
}

describe('the cards of the demo', () => {
  const book = ruleBook(objectCodeRows(), [])

  test('every object code and every state of a card is there', () => {
    expect(sorted(cards.map(({ objectCode }) => objectCode))).toEqual(sorted(objectCodeRows().map(({ code }) => code)))
    expect(sorted(cards.map(card => cardStateOn(card, today)))).toEqual(sorted(cardStates))
    const ending = [[0, 30], [31, 60], [61, 90]].map(
      ([from = 0, to = 0]) =>
        cards.filter(({ validTo: last }) => last && last >= addDays(today, from) && last <= addDays(today, to)).length,
    )
    expect(Math.min(...ending)).toBeGreaterThan(50)
  })

  test('the number of a card says its object code, level and insurance number', () => {
    const wrong = cards.filter(({ cardNumber, objectCode, printedLevel, socialInsuranceNumber }) => {
      const checked = parseHealthInsuranceCardNumber(cardNumber)
      if (!checked.ok || !parseSocialInsuranceNumber(socialInsuranceNumber).ok) return true
      const { objectCode: code, levelDigit, socialInsuranceNumber: number } = checked.value
      return code !== objectCode || levelDigit !== printedLevel || number !== socialInsuranceNumber
    })
    expect(wrong).toEqual([])
  })

  test('only the near-poor and those with a social pension carry a digit that lags behind the law', () => {
    const lags = ({ objectCode, printedLevel }: CardRow) => book.objectCode(objectCode, today)?.level !== printedLevel
    expect(sorted(cards.filter(lags).map(({ objectCode }) => objectCode))).toEqual(['CN', 'LH'])
  })

  test('children under six have the card of children', () => {
    const children = new Set(
      facilities.residents.filter(({ birthDate }) => ageOn(birthDate, today).atMost < 6).map(({ id }) => id),
    )
    const theirs = cards.filter(({ residentId }) => residentId !== null && children.has(residentId))
    expect(sorted(theirs.map(({ objectCode }) => objectCode))).toEqual(['TE'])
    expect(cards.filter(({ objectCode, validTo }) => objectCode === 'TE' && (validTo ?? '') < today)).toEqual([])
  })

  test('people are insured by the group they are cared for in', () => {
    const share = (kind: BeneficiaryKind, codes: readonly string[]) => {
      const group = new Set(facilities.categories.flatMap(each => (each.kind === kind ? each.residentId : [])))
      const theirs = cards.filter(({ residentId }) => residentId !== null && group.has(residentId))
      return theirs.filter(({ objectCode }) => codes.includes(objectCode)).length / theirs.length
    }
    expect(share('MENTAL_ILLNESS', ['BT'])).toBeGreaterThan(0.6)
    expect(share('MERIT_PERSON', ['CC', 'CK', 'CB', 'KC'])).toBeGreaterThan(0.9)
    expect(share('MERIT_RELATIVE', ['TS', 'TC', 'PV'])).toBeGreaterThan(0.7)
  })
})
