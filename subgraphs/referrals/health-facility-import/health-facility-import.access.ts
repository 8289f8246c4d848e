import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf, type Judgement } from '../../../kit/rights.js'
import { judgeSystem, systemTable } from '../../../kit/system-rights.js'

/** Who runs the system keeps the register; everybody reads it. */
export const healthFacilityImportTable = systemTable('healthFacilityRegister', 'The register of health facilities (danh mục cơ sở KCB)', {
  importHealthFacilities: { admin: ['system'] },
})

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

export function judgeImport(viewer: Viewer, action: keyof typeof healthFacilityImportTable.actions): Judgement {
  return judgeSystem(healthFacilityImportTable, viewer, action)
}
