import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '../../../kit/audit.js'
import { system } from '../../../kit/auth.js'
import type { Clock } from '../../../kit/clock.js'
import type { Database } from '../../../kit/database.js'
import { isServerTrouble } from '../../../kit/database-errors.js'
import type { Logger } from '../../../kit/log.js'
import { localDateOf } from '../../../kit/vn/working-days.js'
import { type Write, writeUnasked } from '../../../kit/write.js'
import { cardLoaders } from '../card/card.loaders.js'
import type { CoverageDecision } from '../coverage/decision.rules.js'
import type { CoverageFacts } from '../coverage/facts.rules.js'
import { keptFacts } from '../coverage/kept-decision.rules.js'
import { rankLoader } from '../health-facility/health-facility.loaders.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import { decideIssue, factsOfIssue, type Issue } from './issue-check.rules.js'

export interface Taking {
  readonly db: Database
  readonly book: RuleBook
  readonly clock: Clock
  readonly log: Logger
}

interface Waiting extends Issue {
  readonly referralId: string
  readonly residentId: string
  readonly provinceCode: string
}

interface Taken {
  readonly waiting: Waiting
  readonly cardIds: readonly string[]
  readonly facts: CoverageFacts
  readonly answer: CoverageDecision
}

const pageSize = 200

/**
 * Takes and keeps the check of every issued referral that waits for it: the check and the end of the waiting are one
 * transaction, so that whoever takes beside this one, or again after it was killed in the middle, keeps it once.
 */
export async function takeIssueChecks(taking: Taking): Promise<{ kept: number; failed: number }> {
  const { db, clock } = taking
  const by: Acting = { viewer: system, now: clock(), requestId: `issue-check-${randomUUID()}` }
  const sum = { kept: 0, failed: 0 }
  for (let after = ''; ; ) {
    const page = await waitingAfter(db, after)
    const kept = await keepPage(taking, by, await decideAll(taking, page, by.now))
    sum.kept += kept
    sum.failed += page.length - kept
    const last = page.at(-1)
    if (!last || page.length < pageSize) return sum
    after = last.referralId
  }
}

/** A person of whom the facilities sector has not told yet waits on: whose cards those are is not known. */
function waitingAfter(db: Database, after: string): Promise<Waiting[]> {
  return db.query<Waiting>(sql`select w.referral_id as "referralId", w.resident_id as "residentId", w.kind, w.urgency,
      w.to_facility_code as "toFacilityCode", w.signed_on as "signedOn", w.valid_until as "validUntil", w.diagnoses,
      w.issued_at as "issuedAt", coalesce(person.province_code, l.province_code) as "provinceCode"
    from insurance.issued_referral w
    join insurance.resident_link l on l.resident_id = w.resident_id
    left join insurance.resident_link person on person.resident_id = l.survivor_id
    ${after ? sql`where w.referral_id > ${after}::uuid` : sql``} order by w.referral_id limit ${pageSize}`)
}

async function decideAll({ db, book, log }: Taking, page: readonly Waiting[], now: Date): Promise<Taken[]> {
  const { cardsOfReferred } = cardLoaders(db, { persons: sql`false`, cards: sql`false` })
  const ranks = rankLoader(db)
  const taken = await Promise.all(
    page.map(async waiting => {
      const place = { code: waiting.toFacilityCode, on: localDateOf(waiting.issuedAt) }
      const [held, rank] = await Promise.all([cardsOfReferred.load(waiting.residentId), ranks.load(place)])
      const cards = held?.cards ?? []
      try {
        const facts = keptFacts.parse(factsOfIssue(waiting, { cards, birthDate: cards[0]?.holderBirthDate, rank }))
        const answer = decideIssue(facts, waiting.issuedAt, now, book)
        return [{ waiting, cardIds: cards.map(({ id }) => id), facts, answer }]
      } catch (error) {
        return tellFailed(log, waiting, error)
      }
    }),
  )
  return taken.flat()
}

/** All at once, or one by one where that fails, so that one that cannot be kept holds up no other; gives how many were kept. */
async function keepPage({ db, log, book }: Taking, by: Acting, taken: readonly Taken[]): Promise<number> {
  if (taken.length === 0) return 0
  try {
    await writeUnasked(db, by, change => keep(change, taken, by, book))
    return taken.length
  } catch (error) {
    if (isServerTrouble(error)) throw error
    let kept = 0
    for (const each of taken) {
      try {
        await writeUnasked(db, by, change => keep(change, [each], by, book))
        kept++
      } catch (failure) {
        tellFailed(log, each.waiting, failure)
      }
    }
    return kept
  }
}

function tellFailed(log: Logger, { referralId }: Waiting, error: unknown): [] {
  log.error({ referral: referralId, reason: error instanceof Error ? error.name : typeof error }, 'the check of an issue failed')
  return []
}

async function keep({ tx, record }: Write, taken: readonly Taken[], { viewer, now }: Acting, { ruleSet }: RuleBook): Promise<void> {
  const rows = JSON.stringify(taken.map(rowOf))
  const kept = await tx.query<{ id: string; residentId: string }>(sql`
    insert into insurance.coverage_check (id, origin, referral_id, resident_id, card_ids, asked_at, asked_by, asked_role,
      province_code, on_day, source, outcome, percent, reason, facts, answer, rule_set)
    select c.id, 'REFERRAL_ISSUED', c.referral_id, c.resident_id, c.card_ids, ${now.toISOString()}::timestamptz, ${viewer.subject}::text,
      ${viewer.role}::text, c.province_code, c.on_day, 'HUB_REGISTER', c.outcome, c.percent, c.reason, c.facts, c.answer,
      ${ruleSet}::integer
    from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, referral_id uuid, resident_id uuid, card_ids uuid[], province_code text,
      on_day date, outcome text, percent numeric, reason text, facts jsonb, answer jsonb)
    on conflict (referral_id) where origin = 'REFERRAL_ISSUED' do nothing returning id, resident_id as "residentId"`)
  const ids = JSON.stringify(taken.map(({ waiting }) => waiting.referralId))
  await tx.query(sql`delete from insurance.issued_referral
    where referral_id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`)
  for (const { id, residentId } of kept) {
    record({ action: 'coverage.checkIssue', subject: `CoverageCheck:${id}`, residentId, fields: ['answer'] })
  }
}

function rowOf({ waiting, cardIds, facts, answer }: Taken) {
  return {
    id: randomUUID(),
    referral_id: waiting.referralId,
    resident_id: waiting.residentId,
    card_ids: cardIds,
    province_code: waiting.provinceCode,
    on_day: facts.on,
    outcome: answer.outcome,
    percent: answer.outcome === 'COVERED' ? answer.percent : null,
    reason: answer.outcome === 'COVERED' ? null : answer.reason,
    facts,
    answer,
  }
}
