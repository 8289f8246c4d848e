import { z } from 'zod'
import { readCsv } from '../../kit/csv.js'
import type { Database } from '../../kit/database.js'
import { projectFile } from '../../kit/files.js'
import { uuidFrom } from '../../kit/id.js'
import { foldName } from '../../kit/vn/names.js'
import { formerProvinces, provincesOn, provincesToday, provinceToday, type Province } from '../../kit/vn/provinces.js'
import { AuthorityRuleEntity } from './authority/authority.entity.js'
import { authorityRules } from './authority/reference-authorities.js'
import { seedStaffing } from './reference-staffing.js'
import { seedInstruments } from './screening-instrument/reference-screening.js'
import { seedThresholds } from './reference-thresholds.js'
import type { UnitLevel } from './unit/unit.rules.js'
import { AdministrativeUnitEntity, UnitSuccessorEntity } from './unit/unit.entity.js'

const mergerDay = '2025-07-01'
const mergerLaw = 'NQ 202/2025/QH15; QĐ 19/2025/QĐ-TTg'
const reference = (file: string) => projectFile(`subgraphs/facilities/reference/${file}`)

/** Loads what the law gives; loading it again changes nothing. */
export async function seedReference(db: Database): Promise<void> {
  const em = db.orm.em.fork()
  const { units, successions } = provinceUnits()
  await em.upsertMany(AdministrativeUnitEntity, [...units, ...communeUnits()], { batchSize: 500 })
  await em.upsertMany(UnitSuccessorEntity, successions)
  await em.upsertMany(AuthorityRuleEntity, authorityRules())
  await seedThresholds(em)
  await seedInstruments(em)
  await seedStaffing(em)
}

/** Key of a province unit: code and first day, because codes were used again. */
export function provinceUnitId(province: Pick<Province, 'code' | 'validFrom'>): string {
  return uuidFrom(`unit:province:${province.code}:${province.validFrom ?? 'before'}`)
}

/** Key of a commune unit of today. */
export function communeUnitId(code: string): string {
  return uuidFrom(`unit:commune:${code}`)
}

function unit(id: string, level: UnitLevel, code: string, name: string, kind: string, provinceCode: string) {
  return { id, level, code, name, kind, provinceCode, nameFolded: foldName(name) }
}

function provinceUnits() {
  const all = new Map<string, Province>()
  const days = ['2025-06-30', mergerDay]
  const known = [...formerProvinces(), ...days.flatMap(day => provincesOn(day)), ...provincesToday()]
  for (const province of known) all.set(provinceUnitId(province), province)
  const units = [...all].map(([id, province]) => ({
    ...unit(id, 'PROVINCE', province.code, province.name, kindOf(province.name), province.code),
    validFrom: province.validFrom,
    validTo: province.validTo,
    legalBasis: province.validFrom === null && province.validTo === null ? null : mergerLaw,
  }))
  return { units, successions: successionsOf([...all.values()]) }
}

/** Old → new at the merger, and from one name to the next under the same code since. */
function successionsOf(provinces: readonly Province[]) {
  const ended = provinces.filter(province => province.validTo !== null)
  return ended.flatMap(province => {
    const nextDay = provinces.filter(each => each.validFrom !== null && province.validTo! < each.validFrom)
    const code = province.validFrom === null ? provinceToday(province.code)?.code : province.code
    const next = nextDay.filter(each => each.code === code).sort((a, b) => (a.validFrom! < b.validFrom! ? -1 : 1))[0]
    if (!next) throw new Error(`No successor for province ${province.code}`)
    return [
      {
        unitId: provinceUnitId(province),
        successorId: provinceUnitId(next),
        effectiveOn: next.validFrom!,
        legalBasis: next.validFrom === mergerDay ? mergerLaw : 'NQ 30/2026/QH16',
      },
    ]
  })
}

function kindOf(name: string): string {
  return name.startsWith('Thành phố') ? 'city' : 'province'
}

const communeRow = z.object({ code: z.string(), name_vi: z.string(), kind: z.string(), province_code: z.string() })

/**
 * The communes of today. The source has no start dates and no former communes: they began, or went on, on 2025-07-01;
 * old commune codes stay text.
 */
function communeUnits() {
  return readCsv(reference('communes.csv'), communeRow).map(row => ({
    ...unit(communeUnitId(row.code), 'COMMUNE', row.code, row.name_vi, row.kind, row.province_code),
    validFrom: mergerDay,
    validTo: null,
    legalBasis: null,
  }))
}
