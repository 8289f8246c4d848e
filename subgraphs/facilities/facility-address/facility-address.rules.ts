import type { UserErrorBase } from '../../../kit/user-errors.js'
import { type Dated, lineProblems, type NewRecord, type RecordProblem, recordProblems } from '../facility-record/facility-record.rules.js'
import { includes, type Period } from '../facility-record/period.rules.js'

// Terms
//   address   địa chỉ: the street as it was written then, in the province and, where known, the commune of that time. Communes
//             and districts of before 2025-07-01 stay text: no table says which commune of today they became

export interface NewAddress extends NewRecord {
  readonly street: string
  readonly phone?: string | null
  readonly email?: string | null
}

/** The commune that an address names: undefined when it names none, null when there is none with that id. */
export type CommuneNamed = (Period & { readonly provinceCode: string }) | null | undefined

export type AddressProblem = RecordProblem | 'COMMUNE_ELSEWHERE'

/** Everything that is wrong with a new address in the province with this code. */
export function addressProblems(
  address: NewAddress,
  at: { readonly provinceCode: string; readonly commune: CommuneNamed },
  others: readonly Dated[],
): UserErrorBase<AddressProblem>[] {
  const { street, phone, email, validFrom } = address
  const found: UserErrorBase<AddressProblem>[] = [...recordProblems(address, others), ...lineProblems({ street: [street, 300] })]
  if (phone && !/^\+?[\d .()-]{6,25}$/.test(phone)) found.push({ code: 'INVALID_VALUE', path: ['phone'] })
  if (email && !/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email)) found.push({ code: 'INVALID_VALUE', path: ['email'] })
  const { commune, provinceCode } = at
  if (commune !== undefined && !(commune?.provinceCode === provinceCode && includes(commune, validFrom))) {
    found.push({ code: 'COMMUNE_ELSEWHERE', path: ['commune'] })
  }
  return found
}
