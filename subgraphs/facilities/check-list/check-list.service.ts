import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { toGlobalId } from '../../../kit/id.js'
import { refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { type FacilityNode, toFacility } from '../facility/facility.loaders.js'
import { facilityFor, factsOf, nextRevision } from '../staff/facility-change.service.js'
import { mayReadAffairs } from '../staff/staff.access.js'
import { userErrorTexts } from '../user-errors.js'
import { CheckListAnswerEntity } from './check-list.entity.js'
import { criteriaOn } from './check-list.loaders.js'
import { answerProblems, resultsOf, wholeResult } from './check-list.rules.js'
import type { AnswerCheckListInput, AnswerCheckListPayload, CheckList } from './check-list.type.js'

/** Null to those who may not read what a facility says of itself. */
export async function checkListOn(ctx: FacilitiesContext, facility: FacilityNode, on: LocalDate): Promise<CheckList | null> {
  const { key } = facility
  if (!mayReadAffairs(ctx.viewer, factsOf(ctx, facility))) return null
  const [criteria, answers, revision] = await Promise.all([
    ctx.load.criteriaOn(on),
    ctx.load.answersOfFacility(on).load(key),
    ctx.load.checkListVersionOfFacility.load(key),
  ])
  const byCriterion = new Map(answers.map(answer => [answer.criterionId, answer]))
  const items = criteria.map(criterion => {
    const { answer = null, answeredOn = null, evidence = null, recordedAt = null, byRole = null } = byCriterion.get(criterion.id) ?? {}
    return { criterion: { ...criterion, id: toGlobalId('CheckListCriterion', criterion.id) }, answer, answeredOn, evidence, recordedAt, byRole }
  })
  const results = resultsOf(items.map(({ criterion, answer }) => ({ kind: criterion.kind, answer })))
  return { on, version: revision?.version ?? 0, result: wholeResult(results), results, items }
}

const outcome = z.object({ facilityId: z.guid() })

export async function answerCheckList(ctx: FacilitiesContext, input: AnswerCheckListInput): Promise<AnswerCheckListPayload> {
  const written = await write(ctx, { name: 'answerCheckList', input, outcome }, change => answer(ctx, input, change))
  if ('refused' in written) return { checkList: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  return readBack(async () => {
    const row = await ctx.load.facilityById.load(written.outcome.facilityId)
    return { checkList: row ? await checkListOn(ctx, toFacility(row), ctx.today) : null, userErrors: [] }
  })
}

async function answer(ctx: FacilitiesContext, input: AnswerCheckListInput, change: Write) {
  const facility = await facilityFor(ctx, 'answerCheckList', input.facility, change)
  const criteria = new Map((await change.tx.query(criteriaOn(input.on))).map(({ code, id }) => [code, id]))
  refuseAll(answerProblems(input, new Set(criteria.keys()), ctx.today))
  const subject = { subject: 'CHECK_LIST', expectedVersion: input.expectedVersion } as const
  const revision = await nextRevision(ctx, facility.id, subject, change)
  for (const each of input.answers) {
    change.tx.em.create(CheckListAnswerEntity, {
      id: randomUUID(),
      facilityId: facility.id,
      criterionId: criteria.get(each.criterion) ?? '',
      revision,
      answer: each.answer,
      answeredOn: input.on,
      evidence: each.evidence.trim(),
      actorRole: ctx.viewer.role,
      recordedAt: ctx.now,
      recordedBy: ctx.viewer.subject,
    })
  }
  change.record({ action: 'check-list.answered', subject: `Facility:${facility.id}`, residentId: null, fields: input.answers.map(({ criterion }) => criterion) })
  return { facilityId: facility.id }
}
