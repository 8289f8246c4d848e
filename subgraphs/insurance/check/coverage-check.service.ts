import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kit/auth.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, instantKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { identifierWarnings, recogniseIdentifier } from '../../../kit/vn/any-identifier.js'
import type { Write } from '../../../kit/write.js'
import type { InsuranceContext } from '../context.js'
import { keptInWords } from '../coverage/coverage.service.js'
import { mayReadPart } from '../resident/resident.access.js'
import { checkFilter } from './coverage-check.access.js'
import { CoverageCheckEntity } from './coverage-check.entity.js'
import { type CheckFilter, type CheckRow, countOfChecks, newestFirst, pageOfChecks } from './coverage-check.loaders.js'
import type { CheckedAgain, KeptCheck } from './coverage-check.rules.js'
import { toldDiagnoses } from './told-facts.js'

/** Who a check is of, as far as the question told. */
export interface CheckedPersonFacts {
  readonly identifier: string | null
  readonly name: string | null
  readonly birthDate: string | null
  /** In which province it is seen. */
  readonly provinceCode: string | null
}

export interface Asking {
  readonly by: Actor
  readonly at: Date
}

/** Keeps a check as it was answered, with its audit row; gives its id. */
export function keepCheck(
  change: Write,
  check: KeptCheck,
  { identifier, name, birthDate, provinceCode }: CheckedPersonFacts,
  { by, at }: Asking,
  checkAgainAt: Date | null,
): string {
  const { answer, facts, cardIds, ...kept } = check
  const id = randomUUID()
  change.tx.em.create(CoverageCheckEntity, {
    ...kept,
    id,
    cardIds: [...cardIds],
    identifier,
    personName: name,
    personBirthDate: birthDate,
    askedAt: at,
    askedBy: by.subject,
    askedRole: by.role,
    askedOrganisation: by.facility ?? by.hospital ?? null,
    provinceCode,
    onDay: facts.on,
    outcome: answer.outcome,
    percent: answer.outcome === 'COVERED' ? answer.percent : null,
    reason: answer.outcome === 'COVERED' ? null : answer.reason,
    facts,
    answer,
    checkedAgain: checkAgainAt && 'WAITING',
    checkAgainAt,
    tries: 0,
  })
  change.record({ action: 'coverage.checked', subject: `CoverageCheck:${id}`, residentId: check.residentId, fields: ['facts', 'answer'] })
  return id
}

/** Absent, foreign and malformed ids give the same answer. */
export async function findCheck(ctx: InsuranceContext, id: string) {
  const key = fromGlobalId('CoverageCheck', id)
  return key ? checkByKey(ctx, key) : null
}

export async function checkByKey(ctx: InsuranceContext, key: string | null) {
  const row = key && (await ctx.load.checkById.load(key))
  return row ? toCheck(ctx, row) : null
}

/** The checks that a caller may see, the newest first. */
export interface ChecksWanted {
  readonly resident?: string | null
  readonly mine?: boolean | null
  readonly checkedAgain?: CheckedAgain | null
}

export async function checksOf(ctx: InsuranceContext, { resident, mine, checkedAgain }: ChecksWanted, args: PageArgs): Promise<Connection<CheckNode>> {
  const page = pageRequest(args, instantKey)
  const residentKey = resident == null ? undefined : fromGlobalId('Resident', resident)
  const filter: CheckFilter = {
    residentKey,
    askedBy: mine ? ctx.viewer.subject : undefined,
    checkedAgain: checkedAgain ?? undefined,
  }
  const visible = checkFilter(ctx.viewer)
  const none = resident != null && !residentKey
  const rows = none ? [] : await pageOfChecks(ctx.db, filter, visible, page)
  const total = async () => (none ? 0 : countOfChecks(ctx.db, filter, visible))
  return connectionOf(rows, page, newestFirst, row => toCheck(ctx, row), total)
}

/** The checks of a resident; null when the viewer may not read any of that person. */
export async function checksOfResident(ctx: InsuranceContext, residentId: string, args: PageArgs): Promise<Connection<CheckNode> | null> {
  const key = fromGlobalId('Resident', residentId)
  if (!key || !mayReadPart(ctx.viewer, 'checks')) return null
  const page = pageRequest(args, instantKey)
  const rows = await ctx.load.checksOfResident(page).load(key)
  const total = async () => (await ctx.load.checkCountOfResident.load(key))?.n ?? 0
  return connectionOf(rows, page, newestFirst, row => toCheck(ctx, row), total)
}

/** The API object, read on behalf of the viewer. A person without a record elsewhere is known by the check alone. */
function toCheck(ctx: InsuranceContext, row: CheckRow) {
  ctx.noteRead(row.personKey ?? row.id)
  const { facts, answer, askedAt, personKey, onDay: on } = row
  return {
    ...row,
    id: toGlobalId('CoverageCheck', row.id),
    on,
    identifier: identifierIn(ctx, row.identifier),
    facts: factsIn(ctx, facts),
    answer: keptInWords(answer, askedAt, ctx.language),
    resident: personKey === null ? null : { id: toGlobalId('Resident', personKey) },
    person: row.personName === null && row.personBirthDate === null ? null : { name: row.personName, birthDate: row.personBirthDate },
  }
}
export type CheckNode = ReturnType<typeof toCheck>

function identifierIn({ language }: InsuranceContext, identifier: string | null) {
  const read = identifier === null ? undefined : recogniseIdentifier(identifier)
  if (!read?.ok) return null
  const { kind, warnings } = read.value
  return { kind, warnings: warnings.map(warning => identifierWarnings[warning][language]) }
}

function factsIn({ viewer }: InsuranceContext, { visit, bill = null, coPaid, cards }: CheckRow['facts']) {
  return {
    healthFacilityCode: visit?.place.code ?? null,
    setting: visit?.setting ?? null,
    circumstances: [...(visit?.circumstances ?? [])],
    diagnoses: toldDiagnoses(viewer, visit?.diagnoses ?? []),
    slipSignedOn: visit?.paper?.signedOn ?? null,
    slipValidUntil: visit?.paper?.validUntil ?? null,
    bill,
    coPaidThisYear: coPaid?.thisYear ?? null,
    cards: [...cards],
  }
}
