import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import { holdOwner } from '../care-plan/cared-for.service.js'
import type { FacilitiesContext } from '../context.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { keepStep, noteRequest } from './keep-request.service.js'
import { PersonRequestEntity, type PersonRequestRecord } from './person-request.entity.js'
import { answerProblems, moveProblem, requestDays, type RequestMove } from './person-request.rules.js'
import { changed, type RequestChanged } from './person-request.service.js'
import type { AcknowledgeRequestInput, AnswerRequestInput } from './person-request.type.js'

type StepInput = { readonly request: string; readonly expectedVersion: number }

const actionOf = { ACKNOWLEDGE: 'acknowledgeRequest', ANSWER: 'answerRequest' } as const

/** The request, held with its person, if the caller may move it so and has seen the newest version. */
async function holdRequest(ctx: FacilitiesContext, move: RequestMove, input: StepInput, change: Write): Promise<PersonRequestRecord> {
  const { em } = change.tx
  const key = fromGlobalId('PersonRequest', input.request)
  const there = key ? await em.findOne(PersonRequestEntity, key) : null
  await holdOwner(ctx, actionOf[move], there?.residentId, 'request', change)
  // Everybody who moves a request holds its person: from here on nobody else does.
  const request = there && (await em.refresh(there))
  if (!request) return refuse('NOT_FOUND', ['input', 'request'])
  if (request.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], request.version)
  const problem = moveProblem(move, request.status)
  return problem ? refuse(problem, ['input', 'request']) : request
}

export function acknowledgeRequest(ctx: FacilitiesContext, input: AcknowledgeRequestInput): Promise<RequestChanged> {
  return changed(ctx, { name: 'acknowledgeRequest', input }, async change => {
    const request = await holdRequest(ctx, 'ACKNOWLEDGE', input, change)
    const thirdParty = input.thirdParty ?? false
    const { answerBy } = requestDays(request.kind, request.receivedOn, thirdParty)
    Object.assign(request, { status: 'ACKNOWLEDGED', acknowledgedAt: ctx.now, thirdParty, answerBy, version: request.version + 1 })
    keepStep(request, 'ACKNOWLEDGED', null, ctx, change)
    noteRequest(request, 'acknowledged', ['status', 'thirdParty', 'answerBy'], change)
    return request.id
  })
}

export function answerRequest(ctx: FacilitiesContext, input: AnswerRequestInput): Promise<RequestChanged> {
  return changed(ctx, { name: 'answerRequest', input }, async change => {
    const request = await holdRequest(ctx, 'ANSWER', input, change)
    refuseAll(answerProblems(input))
    const answer = input.answer.trim()
    const said = { status: input.outcome, answer, legalSource: textOrNull(input.legalSource), answeredAt: ctx.now }
    Object.assign(request, { ...said, acknowledgedAt: request.acknowledgedAt ?? ctx.now, version: request.version + 1 })
    keepStep(request, 'ANSWERED', answer, ctx, change)
    noteRequest(request, 'answered', ['status', 'answer', 'legalSource'], change)
    return request.id
  })
}
