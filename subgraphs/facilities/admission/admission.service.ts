import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { cleanName, foldTokens, markedTokens } from '../../../kit/vn/names.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { judgeResident } from '../resident/resident.access.js'
import { ResidentCategoryEntity, ResidentEntity, ResidentIdentifierEntity } from '../resident/resident.entity.js'
import { residentLinked } from '../resident/resident.events.js'
import { findResident } from '../resident/resident.service.js'
import { StayEntity } from '../stay/stay.entity.js'
import { findStayHere } from '../stay/stay.service.js'
import { userErrorTexts } from '../user-errors.js'
import { admissionProblems, identifierAsStored, type NewIdentifier, type NewPerson } from './admission.rules.js'
import type { AdmitResidentInput, AdmitResidentPayload } from './admission.type.js'

const outcome = z.object({ residentId: z.guid(), stayId: z.guid() })

export async function admitResident(ctx: FacilitiesContext, input: AdmitResidentInput): Promise<AdmitResidentPayload> {
  const onUnique = {
    resident_identifier_active_idx: { code: 'IDENTIFIER_TAKEN', path: ['input', 'person', 'identifiers'] },
  }
  const written = await write(ctx, { name: 'admitResident', input, outcome, onUnique }, change => admit(ctx, input, change))
  if ('refused' in written) {
    return { resident: null, stay: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, stayId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', residentId))
    return { resident, stay: await findStayHere(ctx, stayId), userErrors: [] }
  })
}

async function admit(ctx: FacilitiesContext, input: AdmitResidentInput, change: Write) {
  const { em } = change.tx
  const facilityKey = fromGlobalId('Facility', input.facility)
  const facility = facilityKey ? await em.findOne(FacilityEntity, facilityKey) : null
  // The register is public, so a facility that is not the caller’s is refused as such and not as absent.
  if (!facility) return refuse('NOT_FOUND', ['input', 'facility'])
  const provinceCode = ctx.units.codeToday(facility.provinceUnitId)
  const facts = { residentKey: null, facilityCode: facility.code, facilityKind: facility.kind, provinceCode }
  if (judgeResident(ctx.viewer, 'admitResident', facts) !== 'yes') throw new HubError('FORBIDDEN')
  refuseAll(admissionProblems(input, ctx.today))
  const resident = em.create(ResidentEntity, {
    id: randomUUID(),
    code: await nextCode(change),
    ...namesOf(input.person),
    birthDate: input.person.birthDate,
    sex: input.person.sex,
    facilityId: facility.id,
    leftOn: null,
    survivorId: null,
    version: 1,
  })
  // The other rows point at the resident by key, without a relation that would put them in order.
  await em.flush()
  const stay = em.create(StayEntity, {
    id: randomUUID(),
    residentId: resident.id,
    facilityId: facility.id,
    mode: input.mode,
    admittedOn: input.admittedOn,
    endedOn: null,
    endReason: null,
  })
  for (const row of identifierRows(resident.code, input.person)) {
    em.create(ResidentIdentifierEntity, { id: randomUUID(), residentId: resident.id, ...row, validFrom: null, validTo: null })
  }
  for (const { kind, since, proof } of input.person.categories) {
    const dates = { since: since ?? input.admittedOn, until: null }
    em.create(ResidentCategoryEntity, { id: randomUUID(), residentId: resident.id, kind, ...dates, proof: proof ?? null })
  }
  const categories = input.person.categories.map(({ kind }) => kind)
  change.publish(residentLinked({ id: resident.id, version: 1, facility, categories, survivorId: null, left: null }, ctx.units))
  change.record({
    action: 'resident.admitted',
    subject: `Resident:${resident.id}`,
    residentId: resident.id,
    fields: ['person', 'facility', 'mode', 'admittedOn'],
  })
  return { residentId: resident.id, stayId: stay.id }
}

async function nextCode({ tx }: Write): Promise<string> {
  const [row] = await tx.query<{ n: string }>(sql`select nextval('facilities.resident_code')::text as n`)
  if (!row) throw new Error('The sequence of resident codes gave nothing')
  return `NDC-${row.n.padStart(7, '0')}`
}

function namesOf({ fullName }: NewPerson) {
  const cleaned = cleanName(fullName)
  const name = cleaned.ok ? cleaned.value : fullName
  const words = name.split(' ')
  return {
    fullName: name,
    familyName: words[0] ?? '',
    givenName: words.at(-1) ?? '',
    // A space before every word: the search looks for beginnings of words.
    nameMarked: ` ${markedTokens(name).join(' ')}`,
    nameFolded: ` ${foldTokens(name).join(' ')}`,
  }
}

/** A person without papers gets a temporary code, never a made-up number (domain: unknown persons have none). */
function identifierRows(code: string, { identifiers }: NewPerson): NewIdentifier[] {
  if (identifiers.length === 0) return [{ type: 'TEMPORARY', value: code.replace('NDC', 'TAM') }]
  return identifiers.map(each => ({ type: each.type, value: identifierAsStored(each) ?? each.value }))
}

