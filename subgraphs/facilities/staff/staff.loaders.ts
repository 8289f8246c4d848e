import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { isExpired, type CertificateKind, type StaffContract, type StaffEndReason, type StaffPosition } from './staff.rules.js'
import type { StaffCertificate, StaffCorrection, StaffMember, StaffTraining } from './staff.type.js'

export interface StaffMemberRow {
  id: string
  version: number
  facilityId: string
  fullName: string
  nameFolded: string
  position: StaffPosition
  contract: StaffContract
  from: string
  to: string | null
  endReason: StaffEndReason | null
}

export const staffMemberColumns = sql.raw(`m.id, m.version, m.facility_id as "facilityId", m.full_name as "fullName",
  m.name_folded as "nameFolded", m.position, m.contract, m.from_on as "from", m.to_on as "to", m.end_reason as "endReason"`)

/** Whoever is employed on a day, as a condition on `staff_member m`; the last day is one of work. */
export function employedOn(on: LocalDate): RawBuilder<boolean> {
  return sql`(m.from_on <= ${on}::date and (m.to_on is null or m.to_on >= ${on}::date))`
}

export interface StaffChoice {
  readonly on: LocalDate
  readonly position: StaffPosition | null
}

function chosen({ on, position }: StaffChoice): RawBuilder<boolean> {
  return position === null ? employedOn(on) : sql`${employedOn(on)} and m.position = ${position}`
}

export interface CertificateRow {
  id: string
  staffMemberId: string
  kind: CertificateKind
  number: string
  scope: string
  issuedOn: string
  expiresOn: string | null
  withdrawnAt: Date | null
  withdrawReason: string | null
}

export const certificateColumns = sql.raw(`c.id, c.staff_member_id as "staffMemberId", c.kind, c.number, c.scope,
  c.issued_on as "issuedOn", c.expires_on as "expiresOn", c.withdrawn_at as "withdrawnAt", c.withdraw_reason as "withdrawReason"`)

interface TrainingRow {
  id: string
  staffMemberId: string
  course: string
  provider: string
  beganOn: string
  endedOn: string | null
  hours: number | null
  withdrawnAt: Date | null
  withdrawReason: string | null
}

interface CorrectionRow {
  staffMemberId: string
  version: number
  at: Date
  reason: string
  byRole: string
  fields: Record<string, string | null>
}

export interface StaffMemberNode extends StaffMember {
  readonly key: string
  readonly facilityKey: string
}

export function toStaffMember(row: StaffMemberRow): StaffMemberNode {
  return { ...row, key: row.id, facilityKey: row.facilityId, id: toGlobalId('StaffMember', row.id) }
}

export interface CertificateNode extends StaffCertificate {
  readonly staffMemberKey: string
}

export function toCertificate(row: CertificateRow, today: LocalDate): CertificateNode {
  return { ...row, staffMemberKey: row.staffMemberId, id: toGlobalId('StaffCertificate', row.id), isExpired: isExpired(row.expiresOn, today) }
}

export function toTraining(row: TrainingRow): StaffTraining {
  return { ...row, id: toGlobalId('StaffTraining', row.id) }
}

export function toCorrection({ fields, ...row }: CorrectionRow): StaffCorrection {
  return { ...row, fields: Object.entries(fields).map(([field, before]) => ({ field, before })) }
}

/** Of one member of staff; the newest this many are shown. */
const mostOfMember = 50

/** `visible` is a condition on `facility f`: the facilities whose affairs the viewer may read. */
export function staffLoaders(db: Database, visible: RawBuilder<boolean>) {
  const ofMember = <Row>(columns: RawBuilder<unknown>, table: string, order: string) => (keys: readonly string[]) =>
    db.query<Row>(sql`select c.* from unnest(${keys}::uuid[]) wanted cross join lateral (
        select ${columns} from ${sql.table(`facilities.${table}`)} c where c.staff_member_id = wanted
        order by ${sql.raw(order)} limit ${mostOfMember}) c`)
  const trainingColumns = sql.raw(`c.id, c.staff_member_id as "staffMemberId", c.course, c.provider, c.began_on as "beganOn",
    c.ended_on as "endedOn", c.hours, c.withdrawn_at as "withdrawnAt", c.withdraw_reason as "withdrawReason"`)
  const correctionColumns = sql.raw(`c.staff_member_id as "staffMemberId", c.version, c.until as "at", c.reason,
    c.actor_role as "byRole", c.fields`)
  return {
    staffMemberById: oneByKey<StaffMemberRow>(
      keys =>
        db.query(sql`select ${staffMemberColumns} from facilities.staff_member m join facilities.facility f on f.id = m.facility_id
          where m.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    certificateById: oneByKey<CertificateRow>(
      keys =>
        db.query(sql`select ${certificateColumns} from facilities.staff_certificate c
          join facilities.staff_member m on m.id = c.staff_member_id join facilities.facility f on f.id = m.facility_id
          where c.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    trainingById: oneByKey<TrainingRow>(
      keys =>
        db.query(sql`select ${trainingColumns} from facilities.staff_training c
          join facilities.staff_member m on m.id = c.staff_member_id join facilities.facility f on f.id = m.facility_id
          where c.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    staffOfFacility: onePerArguments(({ limit, backward, from }: PageRequest, choice: StaffChoice) => {
      const [name, id] = from ?? []
      const [beyond, order] = backward ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
      return manyByKey<StaffMemberRow>(
        keys =>
          db.query(sql`select m.* from unnest(${keys}::uuid[]) wanted join facilities.facility f on f.id = wanted and ${visible}
            cross join lateral (select ${staffMemberColumns} from facilities.staff_member m
              where m.facility_id = wanted and ${chosen(choice)} ${from ? sql`and (m.name_folded, m.id) ${beyond} (${name}, ${id}::uuid)` : sql``}
              order by m.name_folded ${order}, m.id ${order} limit ${limit + 1}) m`),
        row => row.facilityId,
      )
    }),
    staffTotalOfFacility: onePerArguments((choice: StaffChoice) =>
      oneByKey<{ id: string; n: number }>(
        keys =>
          db.query(sql`select m.facility_id as "id", count(*)::int as "n" from facilities.staff_member m
            join facilities.facility f on f.id = m.facility_id
            where m.facility_id = any(${keys}::uuid[]) and ${visible} and ${chosen(choice)} group by m.facility_id`),
        row => row.id,
      ),
    ),
    /** Of members whom the viewer was shown, as the two below. */
    certificatesOfMember: manyByKey<CertificateRow>(
      ofMember(certificateColumns, 'staff_certificate', 'c.withdrawn_at is not null, c.issued_on desc, c.id'),
      row => row.staffMemberId,
    ),
    trainingsOfMember: manyByKey<TrainingRow>(
      ofMember(trainingColumns, 'staff_training', 'c.withdrawn_at is not null, c.began_on desc, c.id'),
      row => row.staffMemberId,
    ),
    correctionsOfMember: manyByKey<CorrectionRow>(
      ofMember(correctionColumns, 'staff_member_before', 'c.version desc'),
      row => row.staffMemberId,
    ),
    staffCountsOfFacility: onePerArguments((on: LocalDate) =>
      manyByKey<{ facilityId: string; position: StaffPosition; count: number }>(
        keys =>
          db.query(sql`select m.facility_id as "facilityId", m.position, count(*)::int as "count" from facilities.staff_member m
            where m.facility_id = any(${keys}::uuid[]) and ${employedOn(on)} group by m.facility_id, m.position`),
        row => row.facilityId,
      ),
    ),
  }
}
