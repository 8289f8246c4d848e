import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import { foldName } from '../../../kit/vn/names.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { corrected, correctedText, differences, pastProblems } from '../clinical-change/clinical-change.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { idsOfHeld, keepChange, keepCorrection, newEntry, standingEntry } from '../clinical-change/clinical-change.service.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange, type RecordChanged } from '../resident/record-change.service.js'
import { allergyWarning } from '../resident/record-warning.rules.js'
import { AllergyEntity, NoKnownAllergiesEntity } from './allergy.entity.js'
import { toAllergy } from './allergy.loaders.js'
import { type AllergyFacts, allergyProblems, isKnownAllergy, refutationProblems } from './allergy.rules.js'
import type { Allergy, CorrectAllergyInput, RecordAllergyInput, RecordNoKnownAllergiesInput, RefuteAllergyInput } from './allergy.type.js'

export type AllergyChanged = RecordChanged & { readonly allergy: Allergy | null }

/** With a warning where the person takes a medicine of that name now. */
async function withAllergy(ctx: FacilitiesContext, changed: RecordChanged): Promise<AllergyChanged> {
  const row = changed.partKey ? await ctx.load.allergyByKey.load(changed.partKey) : undefined
  if (!row || !changed.resident) return { ...changed, allergy: null }
  const taken = row.verificationStatus === 'CONFIRMED' ? await ctx.load.medicinesOfResident(ctx.today).load(changed.resident.key) : []
  const isTaken = taken.some(medicine => isKnownAllergy(medicine, [row]))
  const warnings = isTaken ? [...changed.warnings, allergyWarning(ctx.language)] : changed.warnings
  return { ...changed, warnings, allergy: toAllergy(row) }
}

export async function recordAllergy(ctx: FacilitiesContext, input: RecordAllergyInput): Promise<AllergyChanged> {
  return withAllergy(ctx, await changeRecord(ctx, { name: 'recordAllergy', input }, (held, change) => record(ctx, input, held, change)))
}

async function record(ctx: FacilitiesContext, input: RecordAllergyInput, held: HeldResident, change: Write): Promise<string> {
  const { em } = change.tx
  const ids = await idsOfHeld(held, change.tx)
  const { category, criticality } = input
  const facts: AllergyFacts = {
    substance: input.substance.trim(),
    category,
    criticality,
    reaction: textOrNull(input.reaction),
    since: input.since ?? null,
    note: textOrNull(input.note),
  }
  refuseAll(allergyProblems(facts, { born: held.resident.birthDate, today: ctx.today }))
  await refuseTwice(ids, facts, null, change)
  const row = em.create(AllergyEntity, { ...newEntry(ctx), residentId: held.resident.id, ...facts })
  for (const said of await em.find(NoKnownAllergiesEntity, { residentId: { $in: ids }, endedAt: null })) said.endedAt = ctx.now
  await noteChange(held, { action: 'resident.allergy-recorded', fields: ['allergies'] }, change)
  return row.id
}

/** Nobody is allergic to one thing twice; who writes holds the person, so no two meet here. */
async function refuseTwice(ids: readonly string[], { substance, category }: AllergyFacts, self: string | null, { tx: { em } }: Write): Promise<void> {
  const others = await em.find(AllergyEntity, { residentId: { $in: [...ids] }, category, verificationStatus: 'CONFIRMED' })
  if (others.some(other => other.id !== self && foldName(other.substance) === foldName(substance))) refuse('ALLERGY_THERE', ['input', 'substance'])
}

async function entryOf(held: HeldResident, allergy: string, { tx }: Write) {
  const ids = await idsOfHeld(held, tx)
  const id = fromGlobalId('Allergy', allergy)
  return { ids, row: standingEntry(id ? await tx.em.findOne(AllergyEntity, { id, residentId: { $in: ids } }) : null, 'allergy') }
}

export async function correctAllergy(ctx: FacilitiesContext, input: CorrectAllergyInput): Promise<AllergyChanged> {
  return withAllergy(ctx, await changeRecord(ctx, { name: 'correctAllergy', input }, (held, change) => correct(ctx, input, held, change)))
}

async function correct(ctx: FacilitiesContext, input: CorrectAllergyInput, held: HeldResident, change: Write): Promise<string> {
  const { ids, row } = await entryOf(held, input.allergy, change)
  const { substance, category, criticality, reaction = null, since = null, note = null } = row
  const before: AllergyFacts = { substance, category, criticality, reaction, since, note }
  const after: AllergyFacts = {
    substance: input.substance?.trim() ?? substance,
    category: input.category ?? category,
    criticality: input.criticality ?? criticality,
    reaction: correctedText(input.reaction, before.reaction),
    since: corrected(input.since, before.since),
    note: correctedText(input.note, before.note),
  }
  const problems = allergyProblems(after, { born: held.resident.birthDate, today: ctx.today })
  refuseAll([...(input.enteredInError ? [] : problems), ...reasonProblems(input.reason)])
  if (after.substance !== substance || after.category !== category) await refuseTwice(ids, after, row.id, change)
  Object.assign(row, after)
  await keepCorrection(ctx, held, { input, entry: 'ALLERGY', row, changes: differences({ ...before }, { ...after }) }, change)
  return row.id
}

export async function refuteAllergy(ctx: FacilitiesContext, input: RefuteAllergyInput): Promise<AllergyChanged> {
  return withAllergy(ctx, await changeRecord(ctx, { name: 'refuteAllergy', input }, (held, change) => refute(ctx, input, held, change)))
}

async function refute(ctx: FacilitiesContext, input: RefuteAllergyInput, held: HeldResident, change: Write): Promise<string> {
  const { row } = await entryOf(held, input.allergy, change)
  const { on, reason } = input
  refuseAll(refutationProblems({ on, reason }, row.since ?? null, ctx.today))
  row.verificationStatus = 'REFUTED'
  const changes = [{ field: 'verificationStatus', before: 'CONFIRMED', after: 'REFUTED' }]
  await keepChange(ctx, held, { entry: 'ALLERGY', row, move: 'REFUTED', on, changes, reason: reason.trim() }, change)
  return row.id
}

export function recordNoKnownAllergies(ctx: FacilitiesContext, input: RecordNoKnownAllergiesInput): Promise<RecordChanged> {
  return changeRecord(ctx, { name: 'recordNoKnownAllergies', input }, (held, change) => sayNone(ctx, input, held, change))
}

async function sayNone(ctx: FacilitiesContext, { saidOn }: RecordNoKnownAllergiesInput, held: HeldResident, change: Write): Promise<string> {
  const { em } = change.tx
  const { resident } = held
  const ids = await idsOfHeld(held, change.tx)
  refuseAll(pastProblems('saidOn', saidOn, { born: resident.birthDate, today: ctx.today }))
  if ((await em.count(AllergyEntity, { residentId: { $in: ids }, verificationStatus: 'CONFIRMED' })) > 0) refuse('ALLERGY_KNOWN_ALREADY', ['input', 'resident'])
  const row = em.create(NoKnownAllergiesEntity, {
    id: randomUUID(), residentId: resident.id, saidOn, endedAt: null, recordedAt: ctx.now, recordedBy: ctx.viewer.subject, recordedRole: ctx.viewer.role,
  })
  await noteChange(held, { action: 'resident.no-known-allergies', fields: ['noKnownAllergiesSaidOn'] }, change)
  return row.id
}
