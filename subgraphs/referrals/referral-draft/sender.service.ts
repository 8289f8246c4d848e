import { sql } from 'kysely'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, Refused, type UserErrorBase } from '../../../kit/user-errors.js'
import { type Departure, sealedScopeOf } from '../../../kit/vn/borrowed-facts.js'
import type { Transaction } from '../../../kit/transaction.js'
import type { ReferralsContext } from '../context.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
import { ReferralEntity, type ReferralRecord } from '../referral/referral.entity.js'
import { findPersonOf, idsOfPerson } from '../resident/person-ids.js'
import { judgeReferral } from '../referral/referral.access.js'

/** Who sends, and whom: what a draft takes from the copies and the register, never from the caller. */
export interface Sender {
  readonly residentId: string
  readonly facilityId: string | null
  readonly facilityCode: string | null
  readonly provinceCode: string
  readonly sealed: boolean
  /** Where a transfer would be signed; null for a care home without licence. */
  readonly signsAs: { readonly id: string; readonly code: string } | null
  readonly link: ReferralRecord | null
}

interface HomeRow {
  facilityId: string
  provinceCode: string
  sealed: boolean
  healthFacilityCode: string | null
}

/** Whom a home sends, by key, and what is said when the person is not there for it. */
export interface HomePerson {
  readonly residentId: string | undefined
  readonly absent: UserErrorBase
}

/** The one that the input names. */
export function personAsked(resident: string | null | undefined): HomePerson {
  const residentId = resident == null ? undefined : fromGlobalId('Resident', resident)
  return { residentId, absent: { code: 'NOT_FOUND', path: ['input', 'resident'] } }
}

/** A home sends its own residents; anybody else’s are not there for it. Sent is the person, by whichever id they were named. */
export async function homeAsSender(ctx: ReferralsContext, { residentId, absent }: HomePerson, tx: Transaction): Promise<Sender> {
  const code = ctx.viewer.facility
  if (!residentId || !code) throw new Refused([absent])
  const personId = await findPersonOf(tx, residentId)
  const [lives] = await tx.query<{ leftAs: Departure | null }>(sql`select left_as as "leftAs" from referrals.resident_link
    where resident_id = ${personId}::uuid and (facility_code = ${code} or sealed_scope = ${sealedScopeOf(personId, code)})`)
  if (!lives) throw new Refused([absent])
  if (lives.leftAs) refuse(lives.leftAs === 'DIED' ? 'PERSON_DIED' : 'PERSON_LEFT', absent.path)
  const [home] = await tx.query<HomeRow>(sql`select facility_id as "facilityId", province_code as "provinceCode", sealed,
      case when (valid_from is null or valid_from <= ${ctx.today}::date) and (valid_to is null or valid_to >= ${ctx.today}::date)
        then health_facility_code end as "healthFacilityCode"
    from referrals.sender_licence where facility_code = ${code}`)
  if (!home) throw new Refused([absent])
  const signsAs = home.healthFacilityCode ? await tx.em.findOne(HealthFacilityEntity, { code: home.healthFacilityCode }) : null
  const { facilityId, provinceCode, sealed } = home
  return { residentId: personId, facilityId, facilityCode: code, provinceCode, sealed, signsAs, link: null }
}

/** A hospital sends whom a care link brought to it, and only while that link is its own to answer. */
export async function hospitalAsSender(ctx: ReferralsContext, fromLink: string, tx: Transaction): Promise<Sender> {
  const key = fromGlobalId('Referral', fromLink)
  const link = key ? await tx.em.findOne(ReferralEntity, key) : null
  const own = await tx.em.findOne(HealthFacilityEntity, { code: ctx.viewer.hospital ?? '' })
  if (!link || !own || link.toHealthFacilityId !== own.id) return refuse('NOT_FOUND', ['input', 'fromLink'])
  const judgement = judgeReferral(ctx.viewer, 'read', {
    residentId: link.residentId,
    status: link.status,
    sealed: link.sealed,
    fromFacilityCode: link.fromFacilityCode ?? null,
    fromHospitalCode: null,
    toHospitalCode: own.code,
    fromProvinceCode: link.fromProvinceCode,
    toProvinceCode: link.toProvinceCode,
  })
  if (judgement !== 'yes') return refuse('NOT_FOUND', ['input', 'fromLink'])
  if (link.leftAs === 'DIED') refuse('PERSON_DIED', ['input', 'fromLink'])
  if (link.kind !== 'CARE_LINK' || !answerable.includes(link.status)) return refuse('WRONG_STATUS', ['input', 'fromLink'])
  return {
    residentId: link.residentId,
    facilityId: link.fromFacilityId ?? null,
    facilityCode: link.fromFacilityCode ?? null,
    provinceCode: own.provinceCode,
    sealed: link.sealed,
    signsAs: own,
    link,
  }
}

const answerable: readonly ReferralRecord['status'][] = ['RECEIVED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT']

/** Where a person is registered, by the card that is good today; null when no card says so. */
export async function firstContactOf(ctx: ReferralsContext, residentId: string): Promise<string | null> {
  const rows = await ctx.db.query<{ code: string }>(sql`select registered_facility_code as code from referrals.cover_period
    where resident_id = any(${idsOfPerson(sql`${residentId}::uuid`)}) and valid_from <= ${ctx.today}::date
      and (valid_to is null or valid_to >= ${ctx.today}::date)
    order by valid_from desc, card_id limit 1`)
  return rows[0]?.code ?? null
}
