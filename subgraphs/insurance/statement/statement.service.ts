import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { printPaper } from '../../../kit/paper/pdf.js'
import { refuse, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, write, type Write } from '../../../kit/write.js'
import type { CheckRow } from '../check/coverage-check.loaders.js'
import type { InsuranceContext } from '../context.js'
import { userErrorTexts } from '../user-errors.js'
import { CoverageStatementEntity } from './statement.entity.js'
import { checkOfStatement, statementByNumber, type StatementRow } from './statement.loaders.js'
import { statementOf } from './statement.rules.js'
import type { CoverageStatement, IssueCoverageStatementInput, IssueCoverageStatementPayload } from './statement.type.js'

const outcome = z.object({ number: z.string() })

/** Prints a check that is there for the viewer, and keeps what was printed. */
export async function issueStatement(ctx: InsuranceContext, input: IssueCoverageStatementInput): Promise<IssueCoverageStatementPayload> {
  const key = fromGlobalId('CoverageCheck', input.check)
  const check = key ? await ctx.load.checkById.load(key) : undefined
  if (check) ctx.noteRead(check.personKey ?? check.id)
  const written = await write(ctx, { name: 'issueCoverageStatement', input, outcome }, async change =>
    check ? printed(ctx, check, input, change) : refuse('NOT_FOUND', ['input', 'check']),
  )
  if ('refused' in written) return { statement: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return { statement: await readBack(() => statementOfNumber(ctx, written.outcome.number)), userErrors: [] }
}

async function printed(ctx: InsuranceContext, check: CheckRow, { language }: IssueCoverageStatementInput, { tx, record }: Write) {
  const { codes, publicUrl } = ctx.printing
  const number = codes.newNumber('QL')
  const verifyUrl = new URL(`/verify/${codes.codeOf(number)}`, publicUrl).href
  const content = await printPaper(statementOf(check, { number, verifyUrl, language, issuedAt: ctx.now }))
  const sha256 = createHash('sha256').update(content).digest('hex')
  const issued = { issuedAt: ctx.now, issuedBy: ctx.viewer.subject }
  tx.em.create(CoverageStatementEntity, { number, checkId: check.id, language, ...issued, sha256, verifyUrl, content })
  record({ action: 'coverage.printed', subject: `CoverageCheck:${check.id}`, residentId: check.residentId, fields: ['statement'] })
  return { number }
}

/** Absent numbers and those of a check that is not there for the viewer give the same answer after the same work. */
export async function statementOfNumber(ctx: InsuranceContext, number: string): Promise<CoverageStatement | null> {
  const check = await ctx.load.checkById.load(await checkOfStatement(ctx.db, number))
  const row = check && (await statementByNumber(ctx.db, number))
  if (!row) return null
  ctx.noteRead(check.personKey ?? check.id)
  return toStatement(row)
}

function toStatement(row: StatementRow): CoverageStatement {
  return { ...row, fileName: `${row.number}.pdf`, mediaType: 'application/pdf' }
}
