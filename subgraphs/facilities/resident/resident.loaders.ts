import DataLoader from 'dataloader'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import type { CategoryDetail } from '../category/category.rules.js'
import type { IdentifierEndReason, IdentifierType, Sex } from './resident.rules.js'
import type { Resident, ResidentCategory, ResidentIdentifier } from './resident.type.js'
import type { ResidentTold } from './health-sharing.access.js'
import { idsOfPerson, idsOfPersons, joinSurvivor } from './person-ids.js'

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
  /** Keys of the records that were merged into this one. */
  formerKeys: string[]
  /** Whether the viewer holds the seal of the record open. */
  underSeal: boolean
  /** Whether the health part is open to the viewer, who may read it at all. */
  healthShared: boolean
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
export function residentColumns({ groups, shared, opened }: ResidentTold): RawBuilder<unknown> {
  return sql`${ownColumns}, ${shared} as "healthShared", (select coalesce(json_agg(json_build_object('id', c."id", 'kind', c."kind", 'detail', c."detail",
     'since', c."since", 'until', c."until", 'proof', c."proof", 'proofIssuer', c."proof_issuer",
     'proofIssuedOn', c."proof_issued_on", 'note', c."note", 'endReason', c."end_reason")
     order by c."since", c."kind"), '[]')
   from "facilities"."resident_category" c where c."resident_id" = any(${idsOfPerson(sql`r."id"`)}) and ${groups}) as "categories",
   array(select former."id" from "facilities"."resident" former where former."survivor_id" = r."id" order by former."code") as "formerKeys",
   ${opened ? sql`r."id" = any(${opened})` : sql`false`} as "underSeal"`
}

/** The API object, with the key under which the loaders know it. */
export interface ResidentNode extends Resident {
  readonly key: string
  readonly facilityId: string
  readonly sex: Sex
  readonly categories: CategoryRow[]
  readonly formerKeys: string[]
  readonly healthShared: boolean
}

export function toResident(row: ResidentRow): ResidentNode {
  return { ...row, key: row.id, id: toGlobalId('Resident', row.id), formerIds: row.formerKeys.map(key => toGlobalId('Resident', key)) }
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

/** What a viewer may see: which residents, and what of them. */
export interface ResidentRights extends ResidentTold {
  readonly visible: RawBuilder<boolean>
}

export interface ResidentByIdRights extends ResidentRights {
  /** Those whom nothing but the seal keeps from the viewer. */
  readonly sealed: RawBuilder<boolean>
}

/** By key and within the viewer's rows: what is not theirs is not there. A merged record's key gives the one that is shown for it. */
export function residentLoaders(db: Database, { visible, sealed, ...told }: ResidentByIdRights) {
  return {
    sealedById: oneByKey<{ asked: string; shown: string }>(
      keys => db.query(sql<{ asked: string; shown: string }>`select own.id as "asked", r.id as "shown" from facilities.resident own ${joinSurvivor}
        where own.id = any(${keys}::uuid[]) and ${sealed}`),
      row => row.asked,
    ),
    residentById: new DataLoader<string, ResidentRow | undefined>(async keys => {
      const rows = await db.query<ResidentRow & { asked: string }>(sql`select own.id as "asked", ${residentColumns(told)}
        from facilities.resident own ${joinSurvivor} where own.id = any(${keys}::uuid[]) and ${visible}`)
      const found = new Map(rows.map(({ asked, ...row }) => [asked, row]))
      return keys.map(key => found.get(key))
    }),
    identifiersOfResident: manyByKey<IdentifierRow>(
      keys =>
        db.query(
          sql`select p."person" as "residentId", i."id", i."type", i."value", i."issuer", i."issued_on" as "issuedOn",
             i."expires_on" as "expiresOn", i."valid_from" as "validFrom", i."valid_to" as "validTo", i."end_reason" as "endReason",
             i."end_note" as "endNote", i."replaced_by_id" as "replacedById"
           from ${idsOfPersons(keys)} p join "facilities"."resident_identifier" i on i."resident_id" = p."key"
           order by i."valid_to" desc nulls first, i."type", i."value", i."id"`,
        ),
      row => row.residentId,
    ),
  }
}
