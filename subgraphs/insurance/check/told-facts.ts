import type { Role, Viewer } from '../../../kit/auth.js'
import { type PersonScope, personScope } from '../../../kit/scope.js'
import { plainCodes } from '../../../kit/vn/protected-status.rules.js'

type Stand = PersonScope['kind']

/**
 * Who reads in a check the codes that tell of HIV, by how they stand to the person: who cares for the person, who decides what the insurance pays,
 * and the person (Luật 64/2006 sửa đổi bởi Luật 71/2020 Đ30). Whoever routes people, signs or represents them reads the others.
 */
const knowing: Record<Role, readonly Stand[]> = {
  nurse: ['facility'],
  clinician: ['facility'],
  signer: [],
  head: ['facility'],
  coordinator: [],
  'insurance-officer': ['province'],
  'insurance-head': ['province'],
  'programme-officer': [],
  auditor: [],
  resident: ['person'],
  guardian: [],
  admin: [],
}

export function toldDiagnoses(viewer: Viewer, codes: readonly string[]): string[] {
  return knowing[viewer.role].includes(personScope(viewer).kind) ? [...codes] : plainCodes(codes)
}
