import { type RawBuilder, sql } from 'kysely'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest } from '../../../kit/page.js'
import { toCard } from '../card/card.loaders.js'
import type { InsuranceContext } from '../context.js'
import { personFilter } from '../resident/resident.access.js'
import { countEnding, countEntitled, datedKey, type EndingRow, type EntitledRow, selectEnding, selectEntitled } from './card-list.loaders.js'
import { daysLeft, endsBeforePaper, type ExpiringWithin, lastDayOf } from './card-list.rules.js'
import type { EntitledPerson, ExpiringCard } from './card-list.type.js'
import { entitlementOf } from './entitlement.rules.js'

export interface PeopleQuery extends PageArgs {
  readonly facility?: string | null
}

export interface ExpiringQuery extends PeopleQuery {
  readonly within: ExpiringWithin
}

/** One page of the cards that end, of people whose cards the viewer may read. */
export async function listExpiring(ctx: InsuranceContext, query: ExpiringQuery): Promise<Connection<ExpiringCard>> {
  const page = pageRequest(query, datedKey)
  const asked = { who: whose(ctx, query), today: ctx.today, last: lastDayOf(query.within, ctx.today) }
  const rows = await ctx.db.query(selectEnding(asked, page))
  const total = async () => (await ctx.db.query(countEnding(asked)))[0]?.n ?? 0
  return connectionOf(rows, page, ({ validTo, id }) => [validTo, id], row => toExpiring(ctx, row), total)
}

/** One page of the people who have a right to a card and hold none that is good. */
export async function listEntitled(ctx: InsuranceContext, query: PeopleQuery): Promise<Connection<EntitledPerson>> {
  const page = pageRequest(query, datedKey)
  const asked = { who: whose(ctx, query), today: ctx.today }
  const rows = await ctx.db.query(selectEntitled(asked, page))
  const total = async () => (await ctx.db.query(countEntitled(asked)))[0]?.n ?? 0
  return connectionOf(rows, page, ({ rank, personKey }) => [rank, personKey], row => toEntitled(ctx, row), total)
}

/** Malformed and foreign ids find nobody. */
function whose({ viewer }: InsuranceContext, { facility }: PeopleQuery): RawBuilder<boolean> {
  const seen = personFilter(viewer, 'cards')
  return facility == null ? seen : sql`${seen} and l.facility_id = ${fromGlobalId('Facility', facility) ?? null}::uuid`
}

function toExpiring(ctx: InsuranceContext, { personKey, referralKey, paperUntil, ...row }: EndingRow): ExpiringCard {
  ctx.noteRead(personKey)
  const card = toCard(row, ctx.book, ctx.today)
  const endsBeforeReferral = endsBeforePaper(row.validTo, paperUntil)
  return {
    id: card.id,
    card,
    resident: { id: toGlobalId('Resident', personKey) },
    daysLeft: daysLeft(row.validTo, ctx.today),
    endsBeforeReferral,
    referral: endsBeforeReferral && referralKey ? { id: toGlobalId('Referral', referralKey) } : null,
  }
}

function toEntitled(ctx: InsuranceContext, { personKey, categories, birthDate, lastCardEndedOn }: EntitledRow): EntitledPerson {
  ctx.noteRead(personKey)
  const entitlement = entitlementOf(categories, birthDate, ctx.today)
  if (!entitlement) throw new Error('The list holds only people with a category that gives a right.')
  const id = toGlobalId('Resident', personKey)
  const rights = entitlement.rights.map(right => ({ ...right, onlyFor: right.onlyFor?.[ctx.language] ?? null }))
  return { id, resident: { id }, category: entitlement.category, rights, lastCardEndedOn }
}
