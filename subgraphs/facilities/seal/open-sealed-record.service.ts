import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { organisationOf } from '../../../kit/audit.js'
import { underSeal } from '../../../kit/context.js'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { idsOfPerson, joinSurvivor } from '../resident/person-ids.js'
import { mayDo, residentFilter, sealedFilter } from '../resident/resident.access.js'
import { findResident } from '../resident/resident.service.js'
import { userErrorTexts } from '../user-errors.js'
import { hiddenParts } from './hidden.js'
import { isRunning, runningOf } from './seal.access.js'
import { holdingProblems, openingProblems, ownersOf, reviewDueOn, type Standing } from './seal.rules.js'
import { findOpening } from './seal.service.js'
import type { OpenSealedRecordInput, OpenSealedRecordPayload } from './seal-change.type.js'
import { SealedOpeningEntity, SealedReviewEntity } from './sealed-opening.entity.js'

const outcome = z.object({ openingId: z.guid(), residentId: z.guid() })

export async function openSealedRecord(ctx: FacilitiesContext, input: OpenSealedRecordInput): Promise<OpenSealedRecordPayload> {
  if (!mayDo(ctx.viewer, 'openSealedRecord')) throw new HubError('FORBIDDEN')
  const written = await write(ctx, { name: 'openSealedRecord', input, outcome }, change => open(ctx, input, change))
  if ('refused' in written) return { opening: null, resident: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { openingId, residentId } = written.outcome
  return readBack(async () => {
    const opening = await findOpening(ctx, openingId)
    // The same key may be sent again when it is over.
    const resident = opening?.isOpen ? await findResident(ctx, toGlobalId('Resident', residentId)) : null
    return { opening, resident, userErrors: [] }
  })
}

async function open(ctx: FacilitiesContext, { resident, reason, note, minutes }: OpenSealedRecordInput, change: Write) {
  const { tx } = change
  refuseAll(openingProblems({ minutes, note }))
  // Two who sign in by one name meet here, so that together they hold no more than one may.
  await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`an-sinh-hub.seal.${ctx.viewer.subject}`}))`)
  const person = await reached(ctx, resident, change)
  if (!person) return refuse('NOT_FOUND', ['input', 'resident'])
  const owners = ownersOf(person)
  if (owners.length === 0) refuse('NOTHING_SEALED', ['input', 'resident'])
  refuseAll(holdingProblems(await standing(ctx, person.id, change)))
  const { viewer, now } = ctx
  const opening = tx.em.create(SealedOpeningEntity, {
    id: randomUUID(),
    residentId: person.id,
    reason,
    note: note.trim(),
    openedAt: now,
    closesAt: new Date(now.getTime() + minutes * 60_000),
    endedAt: null,
    ofEntries: person.entries,
    openedBy: viewer.subject,
    client: viewer.client,
    byRole: viewer.role,
    byOrganisation: organisationOf(viewer),
  })
  await tx.em.flush()
  const dueOn = reviewDueOn(now)
  for (const facilityId of owners) {
    tx.em.create(SealedReviewEntity, { id: randomUUID(), openingId: opening.id, facilityId, dueOn, verdict: null, note: null, reviewedAt: null, reviewedBy: null })
  }
  change.record({ action: 'sealed-record.opened', subject: `SealedOpening:${opening.id}`, residentId: person.id, fields: [underSeal] })
  return { openingId: opening.id, residentId: person.id }
}

interface Person {
  readonly id: string
  readonly home: string
  readonly whole: boolean
  readonly places: string[]
  readonly group: boolean
  readonly entries: boolean
}

/** Whoever the caller sees, or would see but for the seal, with what of them is sealed. */
async function reached({ viewer, units }: FacilitiesContext, resident: string, { tx }: Write): Promise<Person | undefined> {
  const key = fromGlobalId('Resident', resident)
  if (!key) return undefined
  const sealed = sealedFilter(viewer, units)
  const { places, group, entries } = hiddenParts(viewer, idsOfPerson(sql`r.id`))
  const [row] = await tx.query<Person>(sql`select r.id, f.id as "home", ${sealed} as "whole", ${places} as "places", ${group} as "group", ${entries} as "entries"
    from facilities.resident own ${joinSurvivor} where own.id = ${key}::uuid and ((${residentFilter(viewer, units)}) or (${sealed}))`)
  return row
}

/** How many a sign-in name holds, by whatever program and role; and whether this person, by this one. */
async function standing(ctx: FacilitiesContext, personKey: string, { tx }: Write): Promise<Standing> {
  const [row] = await tx.query<Standing>(sql`select count(*)::int as "openNow",
      coalesce(bool_or(${runningOf(ctx)} and o.resident_id = any(${idsOfPerson(sql`${personKey}::uuid`)})), false) as "personOpenAlready"
    from facilities.sealed_opening o where o.opened_by = ${ctx.viewer.subject} and ${isRunning(ctx.now)}`)
  return row ?? { openNow: 0, personOpenAlready: false }
}
