import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, fieldsOf, type Grants, type Judgement, type RightsTable } from '../../../kit/rights.js'

const nobody = {}
const reads: Grants = {
  nurse: nobody,
  clinician: nobody,
  signer: nobody,
  head: nobody,
  coordinator: nobody,
  'insurance-officer': nobody,
  'insurance-head': nobody,
  'programme-officer': nobody,
  auditor: nobody,
  resident: nobody,
  guardian: nobody,
  admin: nobody,
}

/** Who runs the system keeps the register; everybody reads it. */
const actions = { importHealthFacilities: { admin: ['system'] } } as const satisfies ActionGrants<string, 'system'>

export const healthFacilityImportTable = {
  about: 'The register of health facilities (danh mục cơ sở KCB)',
  relations: { system: 'runs the system' },
  parts: {},
  reads,
  actions,
  holds: () => false,
} as const satisfies RightsTable

export const healthFacilityImportRights = fieldsOf(healthFacilityImportTable, {
  Mutation: { importHealthFacilities: 'importHealthFacilities' },
  ImportHealthFacilitiesPayload: { difference: 'within', rowErrors: 'within', rowErrorCount: 'within', userErrors: 'within' },
  RegisterDifference: {
    facilitiesAdded: 'within',
    facilitiesChanged: 'within',
    facilitiesUnchanged: 'within',
    ranksAdded: 'within',
    ranksCorrected: 'within',
    ranksClosed: 'within',
    ranksUnchanged: 'within',
    entries: 'within',
    moreEntries: 'within',
  },
  RegisterEntry: { kind: 'within', code: 'within', validFrom: 'within', fields: 'within' },
  FieldDifference: { field: 'within', before: 'within', after: 'within' },
  RowError: { line: 'within', column: 'within', code: 'within', message: 'within' },
})

export function judgeImport(viewer: Viewer, action: keyof typeof actions): Judgement {
  const by: ActionGrants<string, 'system'>[string] = actions[action]
  return by[viewer.role]?.includes('system') ? 'yes' : 'no'
}
