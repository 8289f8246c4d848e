import { refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { changeFacility, facilityNamed, holdFacility, newRecord, noteChange, strike, succeed } from '../facility-record/facility-change.service.js'
import { holds, lineProblems, mostShown, recordProblems } from '../facility-record/facility-record.rules.js'
import { AuthorityEntity } from './authority.entity.js'
import { asAuthority, toAuthority, toCorrectedAuthority } from './authority.loaders.js'
import { authoritiesByLaw, type Authority, authorityLine, authorityOn, type AuthorityLevel, ownFunction } from './authority.rules.js'
import type { ManagingAuthority, RecordManagingAuthorityInput, RecordManagingAuthorityPayload } from './authority.type.js'

async function lineOf(ctx: FacilitiesContext, facility: FacilityNode): Promise<Authority[]> {
  const [rules, rows] = await Promise.all([
    ctx.load.rulesOfAuthority.load(ownFunction[facility.kind]),
    ctx.load.authoritiesOfFacility.load(facility.key),
  ])
  const byLaw = authoritiesByLaw(facility.kind, rules, ctx.units.periodsOf(facility.provinceUnitId))
  return authorityLine(byLaw, rows.filter(holds).map(asAuthority))
}

/** Who answers for what the facility is there for; null on days before it was registered. */
export async function managingAuthorityOn(
  ctx: FacilitiesContext,
  facility: FacilityNode,
  level: AuthorityLevel,
  day: string,
): Promise<ManagingAuthority | null> {
  const found = authorityOn(await lineOf(ctx, facility), facility.kind, level, day)
  return found ? toAuthority(found) : null
}

/** The whole line, oldest first, and after it the rows that were wrong. */
export async function managingAuthorities(ctx: FacilitiesContext, facility: FacilityNode): Promise<ManagingAuthority[]> {
  const wrong = (await ctx.load.authoritiesOfFacility.load(facility.key)).filter(row => !holds(row))
  return [...(await lineOf(ctx, facility)).map(toAuthority), ...wrong.map(toCorrectedAuthority)].slice(0, mostShown)
}

export function recordManagingAuthority(ctx: FacilitiesContext, input: RecordManagingAuthorityInput): Promise<RecordManagingAuthorityPayload> {
  return changeFacility(ctx, 'recordManagingAuthority', input, change => record(ctx, input, change), {
    refused: { managingAuthority: null },
    done: async ({ facility, recordId }) => {
      const row = (await ctx.load.authoritiesOfFacility.load(facility.key)).find(({ id }) => id === recordId)
      return { managingAuthority: row ? toCorrectedAuthority(row) : null }
    },
  })
}

async function record(ctx: FacilitiesContext, input: RecordManagingAuthorityInput, change: Write) {
  const { em } = change.tx
  const facility = await holdFacility(ctx, 'recordManagingAuthority', facilityNamed(input), input, change)
  const { function: of, level, agency, legalBasis } = input
  const rows = await em.find(AuthorityEntity, { facilityId: facility.id })
  const { wrong, others } = strike(ctx, rows, 'ManagingAuthority', input)
  const alike = others.filter(each => each.function === of && each.level === level)
  succeed(alike, input.validFrom)
  refuseAll([...recordProblems(input, alike), ...lineProblems({ agency: [agency, 200], legalBasis: [legalBasis, 200] })])
  await em.flush()
  const row = em.create(AuthorityEntity, {
    ...newRecord(ctx, facility, input, wrong),
    function: of,
    level,
    agency: agency.trim(),
    legalBasis: legalBasis.trim(),
  })
  noteChange(facility, wrong ? 'authority-corrected' : 'authority-recorded', ['managingAuthority', of, level], change)
  return { facilityId: facility.id, recordId: row.id }
}
