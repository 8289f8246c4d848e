import { sql } from 'kysely'
import type { Transaction } from '../../../kit/transaction.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityKind } from '../facility/facility.rules.js'
import { longestReason } from './merge.rules.js'
import { judgeResident, type ResidentAction } from '../resident/resident.access.js'
import { refuse } from '../../../kit/user-errors.js'
import type { Judgement } from '../../../kit/rights.js'

/** A record that nobody else changes until the transaction ends. */
export interface HeldRecord {
  readonly key: string
  readonly version: number
  readonly survivorId: string | null
  readonly livesHere: boolean
  readonly facilityCode: string
  readonly facilityKind: FacilityKind
  readonly provinceUnitId: string
}

/** In the order of their keys, so that two who hold the same records wait for each other and never in a circle. */
export async function holdRecords(tx: Transaction, keys: readonly string[]): Promise<ReadonlyMap<string, HeldRecord>> {
  await tx.query(sql`select id from facilities.resident where id = any(${keys}::uuid[]) order by id for update`)
  const rows = await tx.query<HeldRecord>(sql`select r.id as key, r.version, r.survivor_id as "survivorId", f.code as "facilityCode",
      f.kind as "facilityKind", f.province_unit_id as "provinceUnitId",
      exists (select 1 from facilities.stay s where s.resident_id = r.id and s.ended_on is null) as "livesHere"
    from facilities.resident r join facilities.facility f on f.id = r.facility_id where r.id = any(${keys}::uuid[])`)
  return new Map(rows.map(row => [row.key, row]))
}

export function judgeRecord(ctx: FacilitiesContext, action: ResidentAction, record: HeldRecord): Judgement {
  const { key, facilityCode, facilityKind, provinceUnitId } = record
  return judgeResident(ctx.viewer, action, { residentKey: key, facilityCode, facilityKind, provinceCode: ctx.units.codeToday(provinceUnitId) })
}

/** The reason as it is kept. */
export function checkedReason(text: string): string {
  const reason = text.trim()
  if (reason === '' || !isPlainText(reason, longestReason)) refuse('REASON_MISSING', ['input', 'reason'])
  return reason
}
