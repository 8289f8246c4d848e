import type { FacilitiesContext } from '../context.js'
import { judgeResident, mayReadPart } from '../resident/resident.access.js'
import type { CategoryRow, IdentifierRow, ResidentNode } from '../resident/resident.loaders.js'
import { findResident } from '../resident/resident.service.js'
import type { StayNode } from '../stay/stay.loaders.js'
import { currentStayOf, staysOf } from '../stay/stay.service.js'
import { type Compared, compareIdentity, compareNumbers, type MergeObstacle, mergeProblem } from './merge.rules.js'

/** Two records, and the fields that are read from both. */
export interface ComparisonNode {
  readonly survivor: ResidentNode
  readonly merged: ResidentNode
  readonly obstacles: MergeObstacle[]
}

/** Null unless the viewer may see both. A record that was merged stands for the one that is shown for it. */
export async function compareResidents(ctx: FacilitiesContext, survivorId: string, mergedId: string): Promise<ComparisonNode | null> {
  const [survivor, merged] = await Promise.all([findResident(ctx, survivorId), findResident(ctx, mergedId)])
  if (!survivor || !merged) return null
  return { survivor, merged, obstacles: mayReadPart(ctx.viewer, 'care') ? await obstaclesOf(ctx, survivor, merged) : [] }
}

async function obstaclesOf(ctx: FacilitiesContext, survivor: ResidentNode, merged: ResidentNode): Promise<MergeObstacle[]> {
  const [stays, mayMerge] = await Promise.all([
    Promise.all([survivor, merged].map(({ key }) => currentStayOf(ctx, key))),
    Promise.all([survivor, merged].map(resident => isMergedBy(ctx, resident))),
  ])
  const [here, there] = stays
  const problem = mergeProblem({ key: survivor.key, livesHere: here != null }, { key: merged.key, livesHere: there != null })
  return [...(problem ? [problem] : []), ...(mayMerge.every(Boolean) ? [] : ['NOT_ALLOWED' as const])]
}

async function isMergedBy(ctx: FacilitiesContext, { key, facilityId }: ResidentNode): Promise<boolean> {
  const facility = await ctx.load.facilityById.load(facilityId)
  if (!facility) throw new Error('A resident points at a facility that is not there')
  const provinceCode = ctx.units.codeToday(facility.provinceUnitId)
  const facts = { residentKey: key, facilityCode: facility.code, facilityKind: facility.kind, provinceCode }
  return judgeResident(ctx.viewer, 'mergeResidents', facts) === 'yes'
}

export function identityOf({ survivor, merged }: ComparisonNode): Compared[] {
  return compareIdentity([survivor, merged])
}

export async function numbersOf(ctx: FacilitiesContext, { survivor, merged }: ComparisonNode): Promise<Compared[]> {
  const [own, others] = await Promise.all([survivor, merged].map(({ key }) => ctx.load.identifiersOfResident.load(key)))
  return compareNumbers([own ?? [], others ?? []])
}

/** The records whose rows one record of both would show: of one and the same person only once. */
function recordsOf({ survivor, merged }: ComparisonNode): ResidentNode[] {
  return survivor.key === merged.key ? [survivor] : [survivor, merged]
}

export async function identifiersOfBoth(ctx: FacilitiesContext, comparison: ComparisonNode): Promise<IdentifierRow[]> {
  const rows = await Promise.all(recordsOf(comparison).map(({ key }) => ctx.load.identifiersOfResident.load(key)))
  return rows.flat()
}

export function categoriesOfBoth(comparison: ComparisonNode): CategoryRow[] {
  return recordsOf(comparison).flatMap(({ categories }) => categories).toSorted((a, b) => (a.since < b.since ? -1 : 1))
}

export async function staysOfBoth(ctx: FacilitiesContext, comparison: ComparisonNode): Promise<StayNode[]> {
  const rows = await Promise.all(recordsOf(comparison).map(({ key }) => staysOf(ctx, key)))
  return rows.flat().toSorted((a, b) => (a.admittedOn > b.admittedOn ? -1 : 1))
}
