import { z } from 'zod'
import { formerTiers, technicalLevels } from '../../../kit/vn/technical-level.js'
import { cardStatuses } from '../card/card.rules.js'
import { changeKinds, couldNotCheckReasons, type CoverageDecision, notCoveredReasons } from './decision.rules.js'
import { circumstances, type CoverageFacts, settings } from './facts.rules.js'

// The form in which facts and answers are kept: years later they must still be read, so it only ever grows.

const day = z.iso.date()
const instant = z.coerce.date()

const grounds = z.object({
  paidOn: day.nullish(),
  previousEndedOn: day.nullish(),
  decidedOn: day.nullish(),
  benefitFrom: day.nullish(),
  donatedOn: day.nullish(),
  schoolGrade: z.number().nullish(),
  enrolledOn: day.nullish(),
  courseEndsOn: day.nullish(),
})

const card = z.object({
  objectCode: z.string(),
  printedLevel: z.number(),
  registeredFacilityCode: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  status: z.enum(cardStatuses),
  fiveYearOn: day.nullable(),
  asOf: instant,
  grounds: grounds.optional(),
})

const rank = z.object({
  level: z.enum(technicalLevels),
  points: z.number().nullable(),
  tierBefore2025: z.enum(formerTiers).nullable(),
  provisional: z.boolean(),
})

const visit = z.object({
  place: z.object({ code: z.string(), rank: rank.nullable(), listedPrimary: z.boolean().nullable() }),
  setting: z.enum(settings).nullable(),
  paper: z.object({ signedOn: day.nullable(), validUntil: day.nullable() }).nullable(),
  circumstances: z.array(z.enum(circumstances)),
  diagnoses: z.array(z.string()),
  admittedOn: day.nullish(),
  dischargedOn: day.nullish(),
  cardShownOn: day.nullish(),
  registeredTier: z.enum(formerTiers).nullish(),
})

/** What a decision read. Card numbers, names and the like are no part of it: a column beside it says whose it is. */
export const keptFacts: z.ZodType<CoverageFacts> = z.object({
  on: day,
  cards: z.array(card),
  birthDate: z.string().nullish(),
  visit: visit.optional(),
  bill: z.number().nullish(),
  coPaid: z.object({ thisYear: z.number(), beforeChange: z.number().nullish() }).nullish(),
})

const bilingual = z.object({ vi: z.string(), en: z.string() })

const explained = {
  steps: z.array(
    z.object({ ruleId: z.string(), version: day.nullable(), fact: bilingual, legalBasis: z.string(), effect: bilingual }),
  ),
  warnings: z.array(bilingual),
  whatWouldChange: z.array(z.object({ change: z.enum(changeKinds), text: bilingual, percent: z.number() })),
  asOf: instant.nullable(),
}

/** An answer in both languages, as it was given. */
export const keptDecision: z.ZodType<CoverageDecision> = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('COVERED'), percent: z.number(), validUntil: day.nullable(), ...explained }),
  z.object({ outcome: z.literal('NOT_COVERED'), reason: z.enum(notCoveredReasons), message: bilingual, ...explained }),
  z.object({
    outcome: z.literal('COULD_NOT_CHECK'),
    reason: z.enum(couldNotCheckReasons),
    message: bilingual,
    nextStep: bilingual,
    ...explained,
  }),
])
