import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../../kit/database.js'
import type { FindPaper } from '../../../kit/paper/issued-paper.js'
import type { PaperCodes } from '../../../kit/paper/paper-code.js'
import { localDateOf } from '../../../kit/vn/working-days.js'

const row = z.object({
  number: z.string(),
  checkId: z.guid(),
  language: z.enum(['vi', 'en']),
  issuedAt: z.date(),
  sha256: z.string(),
  verifyUrl: z.string(),
  content: z.string(),
})
export type StatementRow = z.infer<typeof row>

/** The check that a statement was printed of, which says whether the viewer may have it; of a number that is none, a check that is none. */
export async function checkOfStatement(db: Database, number: string): Promise<string> {
  const [found] = await db.query(sql<{ id: string }>`select s.check_id as id from insurance.coverage_statement s where s.number = ${number}`)
  return found?.id ?? nobodys
}

const nobodys = '00000000-0000-0000-0000-000000000000'

export async function statementByNumber(db: Database, number: string): Promise<StatementRow | undefined> {
  const [found] = await db.query(sql`select s.number, s.check_id as "checkId", s.language, s.issued_at as "issuedAt", s.sha256,
      s.verify_url as "verifyUrl", translate(encode(s.content, 'base64'), E'\n', '') as content
    from insurance.coverage_statement s where s.number = ${number}`)
  return found === undefined ? undefined : row.parse(found)
}

const known = z.object({ issuedAt: z.date(), sha256: z.string() })

/** For whoever holds the paper. A code that was not made here asks nothing of the database. */
export function findStatement(db: Database, codes: PaperCodes): FindPaper {
  return async code => {
    const number = codes.numberIn(code)
    if (!number) return null
    const [found] = await db.query(sql<unknown>`select s.issued_at as "issuedAt", s.sha256
      from insurance.coverage_statement s where s.number = ${number}`)
    if (!found) return null
    const { issuedAt, sha256 } = known.parse(found)
    return { number, issuedOn: localDateOf(issuedAt), sha256 }
  }
}
