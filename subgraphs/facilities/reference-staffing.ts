import type { EntityManager } from '@mikro-orm/core'
import { z } from 'zod'
import { readCsv } from '../../kit/csv.js'
import { projectFile } from '../../kit/files.js'
import { uuidFrom } from '../../kit/id.js'
import { CheckListCriterionEntity } from './check-list/check-list.entity.js'
import { checkListKinds } from './check-list/check-list.rules.js'
import { StaffingNormEntity } from './staffing-norm/staffing-norm.entity.js'
import { normGroups, normPositions } from './staffing-norm/staffing-norm.rules.js'
import { TechniqueEntity, TechniqueListEntity } from './technique/technique.entity.js'

const reference = (file: string) => projectFile(`subgraphs/facilities/reference/${file}`)

/** Loads the staffing norm, the samples of technique lists and the criteria of the check-list; again changes nothing. */
export async function seedStaffing(em: EntityManager): Promise<void> {
  await em.upsertMany(StaffingNormEntity, staffingNorm())
  await em.upsertMany(TechniqueListEntity, techniqueLists())
  await em.upsertMany(TechniqueEntity, techniques())
  await em.upsertMany(CheckListCriterionEntity, checkListCriteria())
}

const bound = z.string().regex(/^\d*$/).transform(text => (text === '' ? null : Number(text)))
const lastDay = z.union([z.literal('').transform(() => null), z.iso.date()])
const textOrNull = z.string().transform(text => text || null)
const confidence = z.enum(['high', 'medium', 'low'])

const normRow = z.object({
  position: z.enum(normPositions),
  person_group: z.enum(normGroups),
  persons_per_worker: bound,
  least: bound,
  most: bound,
  most_percent: bound,
  valid_from: z.iso.date(),
  valid_to: lastDay,
  legal_basis: z.string(),
  confidence,
  note: textOrNull,
})

export function staffingNorm() {
  return readCsv(reference('staffing-norm.csv'), normRow).map(row => ({
    id: uuidFrom(`staffing-norm:${row.position}:${row.person_group}:${row.valid_from}`),
    position: row.position,
    personGroup: row.person_group,
    personsPerWorker: row.persons_per_worker,
    least: row.least,
    most: row.most,
    mostPercent: row.most_percent,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    legalBasis: row.legal_basis,
    confidence: row.confidence,
    note: row.note,
  }))
}

const listRow = z.object({
  key: z.string(),
  name: z.string(),
  valid_from: z.iso.date(),
  valid_to: lastDay,
  legal_basis: z.string(),
  source: z.string(),
  confidence,
})

const listId = (key: string) => uuidFrom(`technique-list:${key}`)

export function techniqueLists() {
  return readCsv(reference('technique-lists.csv'), listRow).map(row => ({
    id: listId(row.key),
    name: row.name,
    provinceCode: null,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    legalBasis: row.legal_basis,
    source: row.source,
    confidence: row.confidence,
    recordedAt: null,
    recordedBy: null,
  }))
}

const techniqueRow = z.object({ list: z.string(), code: z.string(), name: z.string() })

export function techniques() {
  return readCsv(reference('techniques.csv'), techniqueRow).map(({ list, code, name }) => ({
    id: uuidFrom(`technique:${list}:${code}`),
    listId: listId(list),
    code,
    name,
  }))
}

const criterionRow = z.object({
  code: z.string(),
  kind: z.enum(checkListKinds),
  place: z.coerce.number().int(),
  text: z.string(),
  valid_from: z.iso.date(),
  valid_to: lastDay,
  legal_basis: z.string(),
  confidence,
})

export function checkListCriteria() {
  return readCsv(reference('check-list-criteria.csv'), criterionRow).map(row => ({
    id: uuidFrom(`check-list:${row.code}:${row.valid_from}`),
    code: row.code,
    kind: row.kind,
    place: row.place,
    text: row.text,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    legalBasis: row.legal_basis,
    confidence: row.confidence,
  }))
}
