import { uuidFrom } from '../../kit/id.js'
import { foldName } from '../../kit/vn/names.js'
import { formerProvinces, provinceOn, provinceToday } from '../../kit/vn/provinces.js'
import type { LocalDate } from '../../kit/vn/working-days.js'
import type { FacilityKind, SocialAssistanceKind } from '../../subgraphs/facilities/facility/facility.rules.js'
import type { FacilityRow } from '../../subgraphs/facilities/demo.js'
import { provinceUnitId } from '../../subgraphs/facilities/reference.js'

/** A social-care facility of the demo, with the share of the residents that live in it. */
export interface CareHome {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly type: HomeType
  readonly kind: FacilityKind
  readonly subKind: SocialAssistanceKind | null
  /** In the coding of before 2025-07-01, as in personal IDs and card numbers. */
  readonly oldProvince: string
  readonly provinceToday: string
  readonly provinceUnitId: string
  readonly founded: LocalDate | null
  readonly healthFacilityCode: string | null
  readonly weight: number
}

/** The kind, or the sub-kind of a social-assistance facility. */
export type HomeType = Exclude<FacilityKind, 'SOCIAL_ASSISTANCE'> | SocialAssistanceKind

type Line = readonly [
  code: string,
  name: string,
  type: HomeType,
  oldProvince: string,
  weight: number,
  more?: { licensedAs?: string; founded?: LocalDate },
]

/**
 * The facilities that the plans of Quảng Nam (2024), Bình Định (to 2025) and Hưng Yên (to 2030) name, and made-up ones
 * beside them so that every kind is there. They were registered in the provinces of before the merger; two are younger.
 */
const lines: readonly Line[] = [
  [
    'QN-NCC',
    'Trung tâm Nuôi dưỡng, điều dưỡng người có công Quảng Nam',
    'MERIT_PERSON_CARE',
    '49',
    170,
    { licensedAs: '49901' },
  ],
  ['QN-CNMT', 'Cơ sở Cai nghiện ma tuý Quảng Nam', 'DRUG_REHABILITATION', '49', 240],
  ['QN-BTXH', 'Trung tâm Bảo trợ xã hội Quảng Nam', 'GENERAL', '49', 190],
  ['QN-TT', 'Trung tâm Điều dưỡng người tâm thần Quảng Nam', 'MENTAL_HEALTH', '49', 230],
  ['QN-TE', 'Cơ sở nuôi dưỡng trẻ em Hướng Dương Tam Kỳ', 'CHILDREN', '49', 90],
  ['QN-CT', 'Mái ấm người cao tuổi An Bình Hội An', 'ELDERLY', '49', 110],
  ['BD-NCC', 'Trung tâm Chăm sóc và điều dưỡng người có công Bình Định', 'MERIT_PERSON_CARE', '52', 190],
  ['BD-CTXH', 'Trung tâm Công tác xã hội và Bảo trợ xã hội Bình Định', 'SOCIAL_WORK_CENTRE', '52', 260],
  ['BD-TT-HN', 'Trung tâm Nuôi dưỡng người tâm thần Hoài Nhơn', 'MENTAL_HEALTH', '52', 310, { licensedAs: '52901' }],
  ['BD-CNMT', 'Cơ sở cai nghiện ma túy Bình Định', 'DRUG_REHABILITATION', '52', 220],
  ['BD-KT', 'Cơ sở trợ giúp người khuyết tật Hy Vọng Quy Nhơn', 'DISABLED', '52', 120],
  ['GL-CT', 'Trung tâm Dưỡng lão Ánh Dương Pleiku', 'ELDERLY', '52', 70, { founded: '2025-07-01' }],
  ['HY-NCC', 'Trung tâm Điều dưỡng người có công Hưng Yên', 'MERIT_PERSON_CARE', '33', 160, { licensedAs: '33901' }],
  ['HY-BTXH', 'Trung tâm Bảo trợ xã hội tổng hợp Hưng Yên', 'GENERAL', '33', 210],
  ['HY-CNMT', 'Cơ sở cai nghiện ma tuý Hưng Yên', 'DRUG_REHABILITATION', '33', 200],
  ['HY-TT', 'Trung tâm Chăm sóc sức khoẻ tâm thần Phù Cừ', 'MENTAL_HEALTH', '33', 190],
  ['HY-TE', 'Cơ sở nuôi dưỡng trẻ em Sen Hồng Phố Hiến', 'CHILDREN', '33', 80],
  ['HY-KC', 'Cơ sở tạm lánh và bảo vệ khẩn cấp Văn Giang', 'OTHER', '33', 60, { founded: '2025-07-01' }],
]

function homeOf([code, name, type, oldProvince, weight, { licensedAs, founded } = {}]: Line): CareHome {
  const ofItsOwn = type === 'MERIT_PERSON_CARE' || type === 'DRUG_REHABILITATION'
  const today = provinceToday(oldProvince)?.code ?? oldProvince
  const unit = founded ? provinceOn(today, founded) : provinceOn(oldProvince, '2025-06-30')
  if (!unit) throw new Error(`${oldProvince} is no province`)
  return {
    id: uuidFrom(`demo:facility:${code}`),
    code,
    name,
    type,
    kind: ofItsOwn ? type : 'SOCIAL_ASSISTANCE',
    subKind: ofItsOwn ? null : type,
    oldProvince,
    provinceToday: today,
    provinceUnitId: provinceUnitId(unit),
    founded: founded ?? null,
    healthFacilityCode: licensedAs ?? null,
    weight,
  }
}

/** One more made-up home for each so many residents beyond the first 3,000, round the country. */
const residentsPerFurtherHome = 200

export function careHomes(residents: number): CareHome[] {
  const further = Math.max(0, Math.ceil((residents - 3_000) / residentsPerFurtherHome))
  const provinces = formerProvinces()
  const kinds = ['GENERAL', 'ELDERLY', 'DISABLED', 'MENTAL_HEALTH', 'CHILDREN', 'SOCIAL_WORK_CENTRE'] as const
  const more = Array.from({ length: further }, (_, i): Line => {
    const { code, name } = provinces[i % provinces.length]!
    const place = name.replace(/^(Tỉnh|Thành phố) /, '')
    const title = `Cơ sở trợ giúp xã hội số ${i + 1} ${place}`
    return [`${code}-TGXH-${i + 1}`, title, kinds[i % kinds.length]!, code, residentsPerFurtherHome]
  })
  return [...lines, ...more].map(homeOf)
}

export function facilityRow(home: CareHome, residents: number): FacilityRow {
  const { id, code, name, kind, subKind } = home
  // Some are nearly full, some have room for half as many again.
  const capacity = Math.ceil((residents * (103 + (name.length % 5) * 12)) / 1_000) * 10 + 10
  const row = { id, code, name, nameFolded: foldName(name), kind, subKind, capacity, version: 1 }
  return { ...row, provinceUnitId: home.provinceUnitId }
}
