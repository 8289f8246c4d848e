import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { judgeResident } from '../resident/resident.access.js'
import { warningsOf } from '../resident/record-change.service.js'
import { findResident } from '../resident/resident.service.js'
import { findStayHere } from '../stay/stay.service.js'
import { userErrorTexts } from '../user-errors.js'
import { admissionProblems } from './admission.rules.js'
import type { AdmitResidentInput, AdmitResidentPayload } from './admission.type.js'
import { admitPeople } from './admit-people.service.js'

const outcome = z.object({ residentId: z.guid(), stayId: z.guid() })

export async function admitResident(ctx: FacilitiesContext, input: AdmitResidentInput): Promise<AdmitResidentPayload> {
  const onUnique = {
    resident_identifier_active_idx: { code: 'IDENTIFIER_TAKEN', path: ['input', 'person', 'identifiers'] },
    resident_category_one_idx: { code: 'CATEGORY_IN_FORCE', path: ['input', 'person', 'categories'] },
  }
  const written = await write(ctx, { name: 'admitResident', input, outcome, onUnique }, change => admit(ctx, input, change))
  if ('refused' in written) {
    return { resident: null, stay: null, warnings: [], userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, stayId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', residentId))
    const warnings = resident ? await warningsOf(ctx, resident) : []
    return { resident, stay: await findStayHere(ctx, stayId), warnings, userErrors: [] }
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
  const [admitted] = await admitPeople(change, facility, [input], ctx.units)
  // One goes in and one comes out; this tells the compiler.
  return admitted ?? refuse('NOT_FOUND', ['input', 'facility'])
}
