import { z } from 'zod'
import type { BorrowedFact } from '../../kit/copy.js'
import { accessRevoked, alertReferred, coverPeriod, facilityRank, healthAlert, openReferral, residentLink, senderLicence } from '../../kit/vn/borrowed-facts.js'
import { type SubgraphName, subgraphs } from '../../schema/subgraphs.js'
import { sectors } from '../../start/sectors.js'
import type { Sql } from './sql.js'

interface Column {
  readonly field: string
  readonly name: string
  readonly type: string
}

interface Fact {
  readonly table: string
  readonly type: string
  readonly key: readonly string[]
  readonly columns: readonly Column[]
}

const facts: readonly Fact[] = [
  factOf(accessRevoked),
  factOf(alertReferred),
  factOf(coverPeriod),
  factOf(facilityRank),
  factOf(healthAlert),
  factOf(openReferral),
  factOf(residentLink),
  factOf(senderLicence),
]

function factOf<Told>({ table, type, key, columns }: BorrowedFact<Told>): Fact {
  const all = Object.entries<string>(columns)
  return { table, type, key, columns: all.map(([field, of]) => ({ field, name: snake(field), type: of })) }
}

function snake(field: string): string {
  return field.replaceAll(/[A-Z]|\d+/g, part => `_${part.toLowerCase()}`)
}

const text = z.object({ text: z.string() })
const number = z.object({ n: z.number() })

/** What only waits there for what follows from it: looked at on its own. */
const passing = new Set(['issued_referral'])

/** Every copy there is, with who owns it and who keeps it. */
const kept = subgraphs.flatMap(({ name: keeper }) =>
  sectors[keeper].copies.filter(({ table }) => !passing.has(table)).flatMap(({ source, table }) => {
    const owner = subgraphs.find(({ name }) => name === source)?.name
    const fact = facts.find(each => each.table === table)
    if (!owner || !fact) throw new Error(`${keeper} keeps ${table}, which this check does not know`)
    return [{ keeper, owner, fact }]
  }),
)

export const keptCopies: readonly string[] = kept.map(({ keeper, fact }) => `${keeper}.${fact.table}`)

/** Each row that a copy took is noted from now on, so that one taken twice can be seen. */
export async function noteWhatIsTaken(sql: Sql): Promise<void> {
  for (const sector of new Set(kept.map(({ keeper }) => keeper))) {
    await run(sql, sector, 'create schema noted')
    await run(sql, sector, 'create table noted.taken (tab text not null, key text not null, version integer not null)')
    await run(
      sql,
      sector,
      `create function noted.note() returns trigger language plpgsql as $$ begin
         insert into noted.taken select tg_table_name, string_agg(to_jsonb(new)->>k, ' '), new.source_version from unnest(tg_argv) k;
         return new;
       end $$`,
    )
  }
  for (const { keeper, fact } of kept) {
    const key = fact.key.map(field => `'${snake(field)}'`).join(', ')
    await run(
      sql,
      keeper,
      `create trigger noted after insert or update on "${keeper}"."${fact.table}" for each row execute function noted.note(${key})`,
    )
  }
}

async function run(sql: Sql, sector: SubgraphName, statement: string): Promise<void> {
  await sql.rows(sector, z.unknown(), statement)
}

/** What is not as it must be once every event was taken; nothing when all is well. */
async function wrongCopies(sql: Sql): Promise<string[]> {
  const wrong: string[] = []
  for (const { keeper, owner, fact } of kept) {
    const [told, there] = [await toldOf(sql, owner, fact), await thereIn(sql, keeper, fact)]
    if (told !== there) wrong.push(`${keeper}.${fact.table} is not what ${owner} told last`)
  }
  for (const { keeper, owner } of kept) {
    const head = await sql.row(owner, number, `select coalesce(max(position), 0)::int as n from "${owner}".outbox`)
    const at = await sql.rows(keeper, number, `select position::int as n from "${keeper}".inbox where source = $1`, [owner])
    if (at[0]?.n !== head.n) wrong.push(`${keeper} is at ${at[0]?.n} of ${head.n} events of ${owner}`)
  }
  for (const { name } of subgraphs) {
    const parked = await sql.row(name, number, `select count(*)::int as n from "${name}".parked_event`)
    if (parked.n > 0) wrong.push(`${name} has set ${parked.n} events aside`)
    const twice = await sql.rows(name, text, 'select distinct tab as text from noted.taken group by tab, key, version having count(*) > 1')
    wrong.push(...twice.map(({ text: table }) => `${name}.${table} took an event twice`))
  }
  return [...new Set([...wrong, ...(await wrongIssueChecks(sql)), ...(await wrongOutboxes(sql))])]
}

/** The same, waited for: what is still wrong after 15 seconds. */
export async function wrongAfterCatchingUp(sql: Sql): Promise<string[]> {
  const end = performance.now() + 15_000
  for (;;) {
    const wrong = await wrongCopies(sql)
    if (wrong.length === 0 || performance.now() > end) return wrong
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

/** Each referral that was issued has its check kept, once; none waits for it any more. */
async function wrongIssueChecks(sql: Sql): Promise<string[]> {
  const told = await sql.row('referrals', number, `select count(distinct aggregate_id)::int as n from referrals.outbox where type = 'referral.issued'`)
  const kept = await sql.row('insurance', number, `select count(*)::int as n from insurance.coverage_check where origin = 'REFERRAL_ISSUED'`)
  const waiting = await sql.row('insurance', number, 'select count(*)::int as n from insurance.issued_referral')
  return told.n === kept.n && waiting.n === 0 ? [] : [`of ${told.n} issued referrals ${kept.n} are checked, ${waiting.n} wait`]
}

/** Each row that has a version: the newest event speaks of it, and none is missing before it or there twice. */
async function wrongOutboxes(sql: Sql): Promise<string[]> {
  const wrong: string[] = []
  for (const [sector, table, type] of [['facilities', 'resident', 'resident.linked'], ['referrals', 'referral', 'referral.moved']] as const) {
    const { n } = await sql.row(
      sector,
      number,
      `select count(*)::int as n from "${sector}"."${table}" x left join (
         select aggregate_id, count(*) as events, max(version) as newest, min(version) as oldest
         from "${sector}".outbox where type = '${type}' group by aggregate_id) o on o.aggregate_id = x.id
       where o.newest is distinct from x.version or o.events <> o.newest - o.oldest + 1`,
    )
    if (n > 0) wrong.push(`${n} rows of ${sector}.${table} are not as their events say`)
  }
  return wrong
}

function hashOf(rows: string): string {
  return `select coalesce(md5(string_agg(to_jsonb(r)::text, ',' order by to_jsonb(r)::text)), 'none') as text from (${rows}) r`
}

async function toldOf(sql: Sql, owner: SubgraphName, { type, key, columns }: Fact): Promise<string> {
  const list = columns.map(({ field, name, type: of }) => `${castOf(field, of)} as "${name}"`).join(', ')
  const keys = key.map(field => `payload->>'${field}'`).join(', ')
  const rows = `select distinct on (${keys}) ${list}, version as source_version, at as as_of from "${owner}".outbox
    where type = $1 order by ${keys}, version desc, position`
  return (await sql.row(owner, text, hashOf(rows), [type])).text
}

function castOf(field: string, type: string): string {
  if (type === 'text[]') return `payload->'${field}'`
  if (type === 'numeric') return `trim_scale((payload->>'${field}')::numeric)`
  return `(payload->>'${field}')::${type}`
}

async function thereIn(sql: Sql, keeper: SubgraphName, { table, columns }: Fact): Promise<string> {
  const list = columns.map(({ name, type }) => (type === 'numeric' ? `trim_scale("${name}") as "${name}"` : `"${name}"`)).join(', ')
  return (await sql.row(keeper, text, hashOf(`select ${list}, source_version, as_of from "${keeper}"."${table}"`))).text
}
