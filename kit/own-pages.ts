import DataLoader from 'dataloader'
import { type RawBuilder, sql } from 'kysely'
import type { RequestContext } from './context.js'
import type { Database } from './database.js'
import { fromGlobalId } from './id.js'
import { onePerArguments } from './loader.js'
import type { NoticeRow } from './vn/notice.js'
import type { TimelinePage } from './vn/timeline.js'

/** The rows of a person who is named, noted as read; null when nobody is there for the caller. */
export async function rowsOfNamed<Row>(
  ctx: Pick<RequestContext, 'noteRead'>,
  resident: string,
  rows: DataLoader<string, Row[] | undefined>,
): Promise<Row[] | null> {
  const key = fromGlobalId('Resident', resident)
  const found = key && (await rows.load(key))
  if (!key || !found) return null
  ctx.noteRead(key)
  return found
}

/** Rows of persons; undefined for a person who is not there for the caller, which is not the same as nothing to tell. */
export function rowsOfSeen<Row extends { readonly at: Date }>(
  load: (keys: readonly string[]) => Promise<({ readonly person: string } & (Row | { readonly at: null }))[]>,
): DataLoader<string, Row[] | undefined> {
  return new DataLoader(async keys => {
    const seen = new Map<string, Row[]>()
    for (const row of await load(keys)) {
      const rows = seen.get(row.person) ?? []
      seen.set(row.person, rows)
      if (row.at !== null) rows.push(row)
    }
    return keys.map(key => seen.get(key))
  })
}

/** On which day a day to come was told last, up to a day: `remindedOn` in `vn/reminder.ts` as SQL; null while it was not. */
export function lastTold(
  { knownOn, dueOn, soonDays }: { readonly knownOn: RawBuilder<unknown>; readonly dueOn: RawBuilder<unknown>; readonly soonDays: number },
  until: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(select max(told.day) from (values (${knownOn}), (${dueOn} - ${sql.raw(String(soonDays))}), (${dueOn} + 1)) told(day)
    where told.day >= ${knownOn} and told.day <= ${until})`
}

export interface NoticeSource {
  /** Joined to the keys `k`: only persons who are there for the caller. */
  readonly seen: RawBuilder<unknown>
  /** Statements over one person `k`, each giving at, what, label, type, id, due, done; what, id and label tell those of one instant apart. */
  readonly kinds: readonly RawBuilder<unknown>[]
  readonly now: Date
}

/** The same page of the notices of many persons, in one statement; of each kind no more rows than a page has. */
export function noticeLoader(db: Database, { seen, kinds, now }: NoticeSource) {
  return onePerArguments((page: TimelinePage) => {
    const key = sql`one.what || ':' || one.id || coalesce(':' || one.label, '')`
    const beyond = page.before ? sql`and (one.at, ${key}) < (${page.before.at}::timestamptz, ${page.before.key}::text)` : sql``
    const pageOf = (kind: RawBuilder<unknown>) => sql`(select one.*, ${key} as key from (${kind}) one
      where one.at <= ${now.toISOString()}::timestamptz ${beyond} order by one.at desc, key desc limit ${page.limit})`
    return rowsOfSeen<NoticeRow>(keys =>
      db.query(sql`select k as "person", e.at, e.key, e.what, e.label, e.type, e.id, e.due as "dueOn", e.done as "isDone"
        from unnest(${keys}::uuid[]) k ${seen} left join lateral (
          select * from (${sql.join(kinds.map(pageOf), sql` union all `)}) every_kind order by at desc, key desc limit ${page.limit}
        ) e on true order by k, e.at desc, e.key desc`),
    )
  })
}
