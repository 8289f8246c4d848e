import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, write } from '../../../kit/write.js'
import { cardFilter } from '../card/card.access.js'
import type { CardRow } from '../card/card.loaders.js'
import { mayCheck } from '../check/coverage-check.access.js'
import { checkAgainAfter } from '../check-again/check-again.rules.js'
import { checkByKey, keepCheck } from '../check/coverage-check.service.js'
import type { InsuranceContext } from '../context.js'
import type { VisitFacts } from '../coverage/facts.rules.js'
import { userErrorTexts } from '../user-errors.js'
import { askSources, type Known } from './ask-sources.service.js'
import { cardsByNumber } from './check-coverage.loaders.js'
import { type AskedVisit, identifierOf, questionProblems, visitOf } from './check-coverage.rules.js'
import type { CheckCoverageInput, CheckCoveragePayload } from './check-coverage.type.js'

const outcome = z.object({ checkId: z.guid() })

/** Asks whether a card pays, and keeps question and answer. Nothing is asked of anybody while the question is not sound. */
export async function checkCoverage(ctx: InsuranceContext, input: CheckCoverageInput): Promise<CheckCoveragePayload> {
  if (!mayCheck(ctx.viewer)) throw new HubError('FORBIDDEN')
  const problems = questionProblems(input, ctx.today)
  const known = problems.length === 0 ? await lookUp(ctx, input) : undefined
  const answered = known && (await askSources(ctx, known))
  const written = await write(ctx, { name: 'checkCoverage', input, outcome }, async change => {
    refuseAll(problems)
    if (!known || !answered) return refuse('NOT_FOUND', ['input', 'resident'])
    const checkAgainAt = answered.askAgain ? checkAgainAfter(ctx.now, 0) : null
    const kept = { ...answered.kept, origin: 'ASKED', followsId: null, referralId: null, ruleSet: ctx.book.ruleSet } as const
    return { checkId: keepCheck(change, kept, known.person, { by: ctx.viewer, at: ctx.now }, checkAgainAt) }
  })
  if (ctx.cardGateway?.cameBack()) ctx.checkAgainSoon()
  if ('refused' in written) return { check: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return { check: await readBack(() => checkByKey(ctx, written.outcome.checkId)), userErrors: [] }
}

/** Who is asked about, and what the register holds of them; undefined for a resident who is not there for the viewer. */
async function lookUp(ctx: InsuranceContext, input: CheckCoverageInput): Promise<Known | undefined> {
  const identifier = identifierOf(input)
  const found = await (input.resident == null ? byNumber(ctx, input) : ofResident(ctx, input.resident))
  if (!found) return undefined
  const [first] = found.cards
  const birthDate = input.birthDate ?? first?.holderBirthDate ?? null
  const { bill = null, coPaid = null } = input
  const visit = input.visit ? await visitAt(ctx, input.visit, input.on ?? ctx.today) : undefined
  return {
    residentId: found.residentId,
    cards: found.cards,
    byNumber: input.resident == null,
    facts: { on: input.on ?? ctx.today, cards: found.cards.map(cardFacts), birthDate, visit, bill, coPaid },
    person: {
      identifier: identifier?.number ?? null,
      name: input.name?.trim() ?? first?.holderName ?? null,
      birthDate,
      provinceCode: found.provinceCode ?? ctx.viewer.province ?? null,
    },
  }
}

interface Found {
  readonly residentId: string | null
  readonly provinceCode: string | null
  readonly cards: readonly CardRow[]
}

async function ofResident(ctx: InsuranceContext, id: string): Promise<Found | undefined> {
  const key = fromGlobalId('Resident', id)
  const held = key ? await ctx.load.cardsOfResident.load(key) : undefined
  return held && { residentId: held.personKey, provinceCode: null, cards: held.cards }
}

/** Under a number that is there for the viewer: all the cards of its resident, or the cards of somebody no home knows. */
async function byNumber(ctx: InsuranceContext, input: CheckCoverageInput): Promise<Found> {
  const identifier = identifierOf(input)
  const rows = identifier ? await cardsByNumber(ctx.db, identifier, cardFilter(ctx.viewer)) : []
  const residentId = rows.find(row => row.residentId !== null)?.residentId ?? null
  const held = residentId === null ? undefined : await ctx.load.cardsOfResident.load(residentId)
  if (held) return { residentId: held.personKey, provinceCode: null, cards: held.cards }
  return { residentId: null, provinceCode: rows[0]?.provinceCode ?? null, cards: rows }
}

async function visitAt(ctx: InsuranceContext, visit: AskedVisit, on: string): Promise<VisitFacts> {
  const code = visit.healthFacilityCode
  const rank = await ctx.load.rank.load({ code, on })
  return { ...visitOf(visit), place: { code, rank, listedPrimary: null } }
}

/** What the decision reads of a card, and no more: facts are kept without numbers and names. */
function cardFacts({ objectCode, printedLevel, registeredFacilityCode, validFrom, validTo, status, fiveYearOn, asOf }: CardRow) {
  return { objectCode, printedLevel, registeredFacilityCode, validFrom, validTo, status, fiveYearOn, asOf }
}
