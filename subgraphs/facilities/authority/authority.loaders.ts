import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey } from '../../../kit/loader.js'
import { correctionOf, type RecordRow, recordsOfFacility } from '../facility-record/facility-record.loaders.js'
import { periodOf } from '../facility-record/facility-record.rules.js'
import type { Authority, AuthorityFunction, AuthorityLevel, AuthorityRule } from './authority.rules.js'
import type { ManagingAuthority } from './authority.type.js'

export interface AuthorityRow extends RecordRow {
  readonly function: AuthorityFunction
  readonly level: AuthorityLevel
  readonly agency: string
  readonly legalBasis: string
}

export function authorityLoaders(db: Database) {
  return {
    authoritiesOfFacility: recordsOfFacility<AuthorityRow>(db, 'managing_authority', ['function', 'level', 'agency', 'legalBasis']),
    rulesOfAuthority: manyByKey<AuthorityRule>(
      keys =>
        db.read(
          `select "function", "level", "province_code" as "provinceCode", "agency", "valid_from" as "validFrom",
             "valid_to" as "validTo", "legal_basis" as "legalBasis", "confidence"
           from "facilities"."authority_rule" where "function" = any($1::text[]) order by "level", "valid_from" nulls first, "id"`,
          [keys],
        ),
      rule => rule.function,
    ),
  }
}

/** A recorded row as the rules want it. */
export function asAuthority(row: AuthorityRow): Authority {
  const { id, function: of, level, agency, legalBasis } = row
  return { ...periodOf(row), id, function: of, level, agency, legalBasis, confidence: null }
}

export function toAuthority({ from, to, ...authority }: Authority): ManagingAuthority {
  const { id } = authority
  return {
    ...authority,
    validFrom: from,
    validTo: to,
    id: id && toGlobalId('ManagingAuthority', id),
    source: id ? 'RECORDED' : 'LAW',
    correction: null,
  }
}

/** A row that was wrong, as it was written then. */
export function toCorrectedAuthority(row: AuthorityRow): ManagingAuthority {
  return { ...toAuthority(asAuthority(row)), correction: correctionOf(row) }
}
