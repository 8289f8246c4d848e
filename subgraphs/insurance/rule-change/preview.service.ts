import { setImmediate } from 'node:timers/promises'
import { HubError } from '../../../kit/errors.js'
import { connectionOf, instantKey, pageRequest } from '../../../kit/page.js'
import { fromGlobalId } from '../../../kit/id.js'
import { checkFilter } from '../check/coverage-check.access.js'
import { type CheckRow, newestFirst, pageOfChecks } from '../check/coverage-check.loaders.js'
import { checkByKey } from '../check/coverage-check.service.js'
import type { InsuranceContext } from '../context.js'
import { keptInWords } from '../coverage/coverage.service.js'
import { withChange } from '../rules/rule-change.rules.js'
import { compared } from './preview.rules.js'
import { judgeRuleChange } from './rule-change.access.js'
import { changeByKey } from './rule-change.loaders.js'

/** Checks looked at in one request; the decision runs twice for each. */
const mostLooked = 1_000
const mostAnswers = 100
const pageSize = 100

/** The past checks, of those the caller may see, that a change would answer otherwise; null for a change that is not there. */
export async function previewRuleChange(ctx: InsuranceContext, id: string, after: string | null | undefined) {
  if (judgeRuleChange(ctx.viewer, 'previewRuleChange') !== 'yes') throw new HubError('FORBIDDEN')
  const key = fromGlobalId('RuleChange', id)
  const change = key && (await changeByKey(ctx.db, key))
  if (!change) return null
  const next = ctx.book.with(withChange(ctx.book.rules, change.rows))
  const visible = checkFilter(ctx.viewer)
  const found: { check: CheckRow; answers: NonNullable<ReturnType<typeof compared>> }[] = []
  let [looked, cursor, hasMore] = [0, after ?? null, true]
  while (hasMore && looked < mostLooked && found.length < mostAnswers) {
    const page = pageRequest({ first: pageSize, after: cursor }, instantKey)
    const rows = await pageOfChecks(ctx.db, {}, visible, page)
    // The last row that is taken decides where the next request goes on: none is left out, and none comes twice.
    const taken: CheckRow[] = []
    for (const row of rows.slice(0, pageSize)) {
      if (found.length === mostAnswers) break
      taken.push(row)
      const answers = compared(row.facts, row.answer, ctx.book, next)
      if (answers) found.push({ check: row, answers })
    }
    looked += taken.length
    hasMore = taken.length < rows.length
    cursor = connectionOf(taken, page, newestFirst, row => row, async () => 0).pageInfo.endCursor ?? cursor
    // Others are answered in between.
    await setImmediate()
  }
  const answers = found.map(({ check, answers: { before, after: then } }) => ({
    check: () => checkByKey(ctx, check.id),
    before: keptInWords(before, check.askedAt, ctx.language),
    after: keptInWords(then, check.askedAt, ctx.language),
  }))
  return { looked, hasMore, endCursor: hasMore ? cursor : null, answers }
}
