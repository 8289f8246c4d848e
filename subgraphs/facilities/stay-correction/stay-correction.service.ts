import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import { AbsenceEntity } from '../absence/absence.entity.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { judgeResident } from '../resident/resident.access.js'
import { ResidentEntity, type ResidentRecord } from '../resident/resident.entity.js'
import { leaving } from '../resident/resident.events.js'
import { tellWhere } from '../resident/resident-change.service.js'
import { changeStay } from '../stay/changed-stay.service.js'
import { entriesOf } from '../stay/open-stay.service.js'
import { stayFilter } from '../stay/stay.access.js'
import { StayEntity, type StayRecord } from '../stay/stay.entity.js'
import type { StayNode } from '../stay/stay.loaders.js'
import { inOrder } from '../stay/stay-period.rules.js'
import { StayCorrectionEntity } from './stay-correction.entity.js'
import type { StayCorrectionRow } from './stay-correction.loaders.js'
import { changedStayFields, correctedStay, type StayContent, stayCorrectionProblems } from './stay-correction.rules.js'
import type { CorrectStayInput, CorrectStayPayload } from './stay-correction.type.js'

export function correctionsOf(ctx: FacilitiesContext, stay: StayNode): Promise<StayCorrectionRow[]> {
  return ctx.load.correctionsOfStay.load(stay.key)
}

/** Replaces what a stay says, in one transaction with the row that keeps what it said. */
export function correctStay(ctx: FacilitiesContext, input: CorrectStayInput): Promise<CorrectStayPayload> {
  const onUnique = { stay_one_open_idx: { code: 'STAY_NOT_LAST', path: ['input', 'reopen'] } }
  return changeStay(ctx, { name: 'correctStay', input, onUnique }, change => correct(ctx, input, change))
}

async function correct(ctx: FacilitiesContext, input: CorrectStayInput, change: Write) {
  const { em } = change.tx
  const { stay, others, resident } = await holdStay(ctx, input, change)
  const before = contentOf(stay)
  const after = correctedStay(before, input, await facilityOf(stay, input, change))
  const entries = await entriesOf(change, stay.id)
  const facts = { before, after, changes: input, others: others.map(contentOf), birthDate: resident.birthDate, ...entries }
  refuseAll(stayCorrectionProblems(facts, ctx.today))
  const fields = changedStayFields(before, after)
  Object.assign(stay, after)
  await moveEndOfAbsence(stay, change)
  await em.flush()
  em.create(StayCorrectionEntity, {
    ...before,
    id: randomUUID(),
    stayId: stay.id,
    version: stay.version,
    at: ctx.now,
    actor: ctx.viewer.subject,
    byRole: ctx.viewer.role,
    byOrganisation: ctx.viewer.facility ?? null,
    note: input.note.trim(),
    fields,
  })
  await tellAnew(ctx, resident, [stay, ...others], change)
  change.record({ action: 'stay.corrected', subject: `Stay:${stay.id}`, residentId: resident.id, fields })
  return { residentId: resident.id, stayId: stay.id }
}

/** The stay with the others of the person, who is held, if the caller may correct it and has seen the newest version. */
async function holdStay(ctx: FacilitiesContext, { stay: id, expectedVersion }: CorrectStayInput, { tx: { em, query } }: Write) {
  const key = fromGlobalId('Stay', id) ?? null
  const [seen] = await query<{ residentId: string }>(sql`select r.id as "residentId" from facilities.stay s
    join facilities.resident r on r.id = s.resident_id join facilities.facility f on f.id = s.facility_id
    where s.id = ${key}::uuid and ${stayFilter(ctx.viewer, ctx.units)}`)
  if (!seen) return refuse('NOT_FOUND', ['input', 'stay'])
  const resident = await em.findOneOrFail(ResidentEntity, seen.residentId, { lockMode: LockMode.PESSIMISTIC_WRITE })
  const stays = await em.find(StayEntity, { residentId: resident.id })
  const stay = stays.find(each => each.id === key)
  if (!stay) return refuse('NOT_FOUND', ['input', 'stay'])
  const { code, kind, provinceUnitId } = await em.findOneOrFail(FacilityEntity, stay.facilityId)
  const where = { facilityCode: code, facilityKind: kind, provinceCode: ctx.units.codeToday(provinceUnitId) }
  const judgement = judgeResident(ctx.viewer, 'correctStay', { residentKey: resident.id, ...where })
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'stay'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  if (stay.version !== expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], stay.version)
  return { stay, resident, others: stays.filter(each => each !== stay) }
}

function contentOf(stay: StayRecord): StayContent {
  const { admittedOn, endedOn = null, endReason = null, mode, facilityId, contractNumber = null, contractUntil = null } = stay
  return { admittedOn, endedOn, endReason, mode, facilityId, contractNumber, contractUntil }
}

async function facilityOf(stay: StayRecord, { facility }: CorrectStayInput, { tx: { em } }: Write): Promise<string> {
  if (facility == null) return stay.facilityId
  const key = fromGlobalId('Facility', facility)
  const found = key ? await em.findOne(FacilityEntity, key) : null
  return found?.id ?? refuse('NOT_FOUND', ['input', 'facility'])
}

/** An absence that ended with the stay ends when the stay does, and goes on where the stay goes on. */
async function moveEndOfAbsence({ id, endedOn }: StayRecord, { tx: { em } }: Write): Promise<void> {
  const absence = await em.findOne(AbsenceEntity, { stayId: id, outcome: 'STAY_ENDED' })
  if (!absence) return
  if (endedOn) absence.endedOn = endedOn
  else Object.assign(absence, { endedOn: null, outcome: null, endRecordedAt: null, endRecordedBy: null })
}

/** The record says where the newest stay is, and so do the copies of the other sectors. */
async function tellAnew(ctx: FacilitiesContext, resident: ResidentRecord, stays: StayRecord[], change: Write): Promise<void> {
  const last = inOrder(stays.map(contentOf)).at(-1)
  if (!last) throw new Error('A person whose stay was corrected has none')
  const { facilityId, endedOn, endReason } = last
  const [row] = await change.tx.query<{ version: number }>(sql`update facilities.resident
    set facility_id = ${facilityId}::uuid, left_on = ${endedOn}::date, version = version + 1
    where id = ${resident.id}::uuid returning version`)
  if (!row) throw new Error('A resident who is held is not there')
  const facility = await change.tx.em.findOneOrFail(FacilityEntity, facilityId)
  const left = endedOn && endReason ? leaving(endedOn, endReason) : null
  await tellWhere(ctx, { id: resident.id, version: row.version }, { facility, left }, change)
}
