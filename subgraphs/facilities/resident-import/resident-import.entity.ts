import { defineEntity, p } from '@mikro-orm/core'

/** Whom a row of an import brought, and what became of it when the import was undone. */
export const ResidentImportRowEntity = defineEntity({
  name: 'ResidentImportRow',
  tableName: 'resident_import_row',
  properties: {
    importId: p.uuid().primary(),
    line: p.integer().primary(),
    residentId: p.uuid(),
    undo: p.text().$type<'UNDONE' | 'CHANGED' | 'WRITTEN_ABOUT'>().nullable(),
  },
})
