import DataLoader from 'dataloader'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey } from '../../../kit/loader.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import type { CategoryDetail } from '../category/category.rules.js'
import type { IdentifierEndReason, IdentifierType, Sex } from './resident.rules.js'
import type { Resident, ResidentCategory, ResidentIdentifier } from './resident.type.js'

export interface ResidentRow {
  id: string
  version: number
  code: string
  fullName: string
  familyName: string
  givenName: string
  nameFolded: string
  birthDate: string
  sex: Sex
  facilityId: string
  categories: CategoryRow[]
}

export interface IdentifierRow {
  id: string
  residentId: string
  type: IdentifierType
  value: string
  issuer: string | null
  issuedOn: string | null
  expiresOn: string | null
  validFrom: string | null
  validTo: string | null
  endReason: IdentifierEndReason | null
  endNote: string | null
  replacedById: string | null
}

export interface CategoryRow {
  id: string
  kind: BeneficiaryKind
  detail: CategoryDetail | null
  since: string
  until: string | null
  proof: string | null
  proofIssuer: string | null
  proofIssuedOn: string | null
  note: string | null
  endReason: string | null
}

const ownColumns = sql.raw(`r."id", r."version", r."code", r."full_name" as "fullName", r."family_name" as "familyName",
  r."given_name" as "givenName", r."name_folded" as "nameFolded", r."birth_date" as "birthDate", r."sex",
  r."facility_id" as "facilityId"`)

/** With the groups the viewer may be told, which every view of a person shows: they need no statement of their own. */
export function residentColumns(groups: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`${ownColumns}, (select coalesce(json_agg(json_build_object('id', c."id", 'kind', c."kind", 'detail', c."detail",
     'since', c."since", 'until', c."until", 'proof', c."proof", 'proofIssuer', c."proof_issuer",
     'proofIssuedOn', c."proof_issued_on", 'note', c."note", 'endReason', c."end_reason")
     order by c."since", c."kind"), '[]')
   from "facilities"."resident_category" c where c."resident_id" = r."id" and ${groups}) as "categories"`
}

/** The API object, with the key under which the loaders know it. */
export interface ResidentNode extends Resident {
  readonly key: string
  readonly facilityId: string
  readonly sex: Sex
  readonly categories: CategoryRow[]
}

export function toResident(row: ResidentRow): ResidentNode {
  return { ...row, key: row.id, id: toGlobalId('Resident', row.id) }
}

/** The API object, with the key by which its corrections and its follower are found. */
export interface IdentifierNode extends ResidentIdentifier {
  readonly key: string
  readonly residentKey: string
  readonly replacedByKey: string | null
}

export function toIdentifier({ residentId, replacedById, ...row }: IdentifierRow): IdentifierNode {
  return { ...row, key: row.id, residentKey: residentId, replacedByKey: replacedById, id: toGlobalId('ResidentIdentifier', row.id) }
}

export function toCategory(row: CategoryRow): ResidentCategory {
  return { ...row, id: toGlobalId('ResidentCategory', row.id) }
}

/** What a viewer may see: which residents, and which of their groups. */
export interface ResidentRights {
  readonly visible: RawBuilder<boolean>
  readonly groups: RawBuilder<boolean>
}

/** By key and within the viewer's rows: what is not theirs is not there. */
export function residentLoaders(db: Database, { visible, groups }: ResidentRights) {
  return {
    residentById: new DataLoader<string, ResidentRow | undefined>(async keys => {
      const rows = await db.query<ResidentRow>(sql`select ${residentColumns(groups)} from facilities.resident r
        join facilities.facility f on f.id = r.facility_id where r.id = any(${keys}::uuid[]) and ${visible}`)
      const found = new Map(rows.map(row => [row.id, row]))
      return keys.map(key => found.get(key))
    }),
    identifiersOfResident: manyByKey<IdentifierRow>(
      keys =>
        db.read(
          `select "id", "resident_id" as "residentId", "type", "value", "issuer", "issued_on" as "issuedOn",
             "expires_on" as "expiresOn", "valid_from" as "validFrom", "valid_to" as "validTo", "end_reason" as "endReason",
             "end_note" as "endNote", "replaced_by_id" as "replacedById"
           from "facilities"."resident_identifier" where "resident_id" = any($1::uuid[])
           order by "valid_to" desc nulls first, "type", "value", "id"`,
          [keys],
        ),
      row => row.residentId,
    ),
  }
}
