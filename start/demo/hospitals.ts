import { uuidFrom } from '../../kit/id.js'
import { foldName } from '../../kit/vn/names.js'
import { provinceToday } from '../../kit/vn/provinces.js'
import { addDays, type LocalDate } from '../../kit/vn/working-days.js'
import type { TechnicalLevel } from '../../kit/vn/technical-level.js'
import type { FormerTier } from '../../subgraphs/referrals/health-facility/health-facility.rules.js'
import type { ContractRow, HospitalRow, RankRow } from './rows.js'

/** A health facility of the demo: name and place of a public one, code and ranks made up after the real pattern. */
export interface Hospital {
  readonly id: string
  readonly code: string
  readonly name: string
  /** The first two digits of its code: the province of before 2025-07-01. */
  readonly oldProvince: string
  readonly provinceToday: string
  readonly tier: FormerTier
  readonly level: TechnicalLevel
  readonly points: number
  readonly more: More
}

type LaterRank = readonly [from: LocalDate, level: TechnicalLevel, points: number]

interface More {
  readonly onHub?: true
  readonly provisional?: true
  /** Level and points from a later day on. */
  readonly ranked?: LaterRank
  readonly closed?: LocalDate
  /** Part of a social-care facility: sends, does not receive. */
  readonly ofHome?: true
  readonly care?: 'MENTAL' | 'LUNG' | 'OLD_AGE'
}

type Line = readonly [code: string, name: string, tier: FormerTier, level: TechnicalLevel, points: number, more?: More]

function raised(from: LocalDate, points: number): LaterRank {
  return [from, 'SPECIALISED', points]
}

const lines: readonly Line[] = [
  ['49001', 'Bệnh viện Đa khoa Quảng Nam', 'PROVINCE', 'BASIC', 68, { onHub: true, ranked: raised('2026-03-01', 72) }],
  ['49002', 'Bệnh viện Đa khoa khu vực miền núi phía Bắc Quảng Nam', 'PROVINCE', 'BASIC', 61],
  ['49005', 'Bệnh viện Tâm thần Quảng Nam', 'PROVINCE', 'BASIC', 54, { care: 'MENTAL' }],
  ['49010', 'Trung tâm Y tế khu vực Thăng Bình', 'DISTRICT', 'BASIC', 43],
  ['49012', 'Trung tâm Y tế khu vực Điện Bàn', 'DISTRICT', 'BASIC', 47, { ranked: ['2026-07-01', 'BASIC', 51] }],
  ['49101', 'Trạm Y tế phường Tam Kỳ', 'COMMUNE', 'INITIAL', 22],
  ['49102', 'Trạm Y tế xã Thăng Bình', 'COMMUNE', 'INITIAL', 18],
  ['49103', 'Trạm Y tế phường Hội An', 'COMMUNE', 'INITIAL', 24],
  ['49113', 'Phòng khám Đa khoa khu vực Bàn Thạch', 'COMMUNE', 'INITIAL', 20, { closed: '2025-12-31' }],
  ['49901', 'Phòng y tế Trung tâm điều dưỡng người có công Quảng Nam', 'COMMUNE', 'INITIAL', 15, { ofHome: true }],
  ['48001', 'Bệnh viện Đà Nẵng', 'PROVINCE', 'SPECIALISED', 86],
  ['48002', 'Bệnh viện C Đà Nẵng', 'CENTRAL', 'SPECIALISED', 82],
  ['48009', 'Bệnh viện Phổi Đà Nẵng', 'PROVINCE', 'BASIC', 63, { care: 'LUNG' }],
  ['46001', 'Bệnh viện Trung ương Huế', 'CENTRAL', 'SPECIALISED', 94],
  ['52001', 'Bệnh viện Đa khoa tỉnh Bình Định', 'PROVINCE', 'SPECIALISED', 81, { onHub: true }],
  ['52002', 'Bệnh viện Tâm thần Bình Định', 'PROVINCE', 'BASIC', 57, { care: 'MENTAL' }],
  ['52003', 'Bệnh viện Đa khoa khu vực Bồng Sơn', 'DISTRICT', 'BASIC', 56, { ranked: ['2026-07-01', 'BASIC', 62] }],
  ['52010', 'Trung tâm Y tế khu vực Tuy Phước', 'DISTRICT', 'BASIC', 41],
  ['52101', 'Trạm Y tế phường Hoài Nhơn', 'COMMUNE', 'INITIAL', 21],
  ['52102', 'Trạm Y tế phường Quy Nhơn', 'COMMUNE', 'INITIAL', 26],
  ['52901', 'Phòng khám Trung tâm Nuôi dưỡng người tâm thần Hoài Nhơn', 'COMMUNE', 'INITIAL', 16, { ofHome: true }],
  ['64001', 'Bệnh viện Đa khoa tỉnh Gia Lai', 'PROVINCE', 'BASIC', 66, { provisional: true }],
  ['33001', 'Bệnh viện Đa khoa Hưng Yên', 'PROVINCE', 'BASIC', 69, { onHub: true, ranked: raised('2026-01-01', 71) }],
  ['33002', 'Bệnh viện Đa khoa Phố Nối', 'PROVINCE', 'BASIC', 64],
  ['33010', 'Trung tâm Y tế khu vực Phù Cừ', 'DISTRICT', 'BASIC', 40],
  ['33101', 'Trạm Y tế phường Phố Hiến', 'COMMUNE', 'INITIAL', 23],
  ['33102', 'Trạm Y tế xã Văn Giang', 'COMMUNE', 'INITIAL', 19],
  ['33901', 'Phòng y tế Trung tâm Điều dưỡng người có công Hưng Yên', 'COMMUNE', 'INITIAL', 14, { ofHome: true }],
  ['34001', 'Bệnh viện Đa khoa tỉnh Thái Bình', 'PROVINCE', 'SPECIALISED', 74],
  ['01001', 'Bệnh viện Bạch Mai', 'CENTRAL', 'SPECIALISED', 97],
  ['01002', 'Bệnh viện Lão khoa Trung ương', 'CENTRAL', 'SPECIALISED', 88, { care: 'OLD_AGE' }],
  ['01003', 'Bệnh viện Tâm thần Trung ương 1', 'CENTRAL', 'SPECIALISED', 79, { care: 'MENTAL' }],
  ['79001', 'Bệnh viện Chợ Rẫy', 'CENTRAL', 'SPECIALISED', 96],
]

/** Technical levels replaced the tiers on this day (Luật KCB 15/2023, NĐ 96/2023). */
const levelsSince = '2025-01-01'

export const hospitals: readonly Hospital[] = lines.map(([code, name, tier, level, points, more = {}]) => {
  const oldProvince = code.slice(0, 2)
  const today = provinceToday(oldProvince)
  if (!today) throw new Error(`${oldProvince} is no province`)
  const id = uuidFrom(`demo:health-facility:${code}`)
  return { id, code, name, oldProvince, provinceToday: today.code, tier, level, points, more }
})

export function hospitalRows(): HospitalRow[] {
  return hospitals.map(({ id, code, name, provinceToday: provinceCode, more }) => {
    const row = { id, code, name, nameFolded: foldName(name), provinceCode, onHub: more.onHub ?? false }
    // The 13-digit id came in 2026 (QĐ 1551/QĐ-BYT); the stations have none yet.
    return { ...row, code13: code.charAt(2) === '0' ? `${code}00000000` : null }
  })
}

export function rankRows(): RankRow[] {
  return hospitals.flatMap(({ id, code, tier, level, points, more }) => {
    const { ranked, closed, provisional = false } = more
    const rank = (validFrom: LocalDate, validTo: LocalDate | null, now: TechnicalLevel, of: number) => ({
      id: uuidFrom(`demo:rank:${code}:${validFrom}`),
      version: 1,
      healthFacilityId: id,
      level: now,
      points: of,
      tierBefore2025: tier,
      provisional,
      validFrom,
      validTo,
    })
    if (!ranked) return [rank(levelsSince, closed ?? null, level, points)]
    const [from, newLevel, newPoints] = ranked
    return [rank(levelsSince, addDays(from, -1), level, points), rank(from, null, newLevel, newPoints)]
  })
}

/** Contracts of a year each: last year's and this year's; one home treats its own people without any. */
export function contractRows(today: LocalDate): ContractRow[] {
  const thisYear = Number(today.slice(0, 4))
  return hospitals.flatMap(({ code, tier, provinceToday: insurerProvinceCode, more }) =>
    [thisYear - 1, thisYear].flatMap(year => {
      const [validFrom, validTo] = [`${year}-01-01`, `${year}-12-31`]
      if (code === withoutContract || (more.closed && more.closed < validFrom)) return []
      return {
        id: uuidFrom(`demo:contract:${code}:${year}`),
        healthFacilityCode: code,
        contractNumber: `${code}/${year}/HĐ-KCB-BHYT`,
        outpatient: true,
        inpatient: tier !== 'COMMUNE',
        insurerProvinceCode,
        validFrom,
        validTo,
      }
    }),
  )
}

const withoutContract = '52901'

/** Hospitals that take patients from a province of today: its own, and the central ones. */
export const receivers = byProvince(
  ({ tier, provinceToday: place, more }, province) =>
    tier !== 'COMMUNE' && !more.closed && (tier === 'CENTRAL' || place === province),
)

/** Where a person is registered, and who writes the transfer for a home without a licence. */
export const firstContacts = byProvince(
  ({ tier, provinceToday: place, more }, province) =>
    (tier === 'COMMUNE' || tier === 'DISTRICT') && !more.closed && !more.ofHome && place === province,
)

/** The health facility inside a licensed home. */
export const hospitalByCode = new Map(hospitals.map(each => [each.code, each]))

/** Those that fit a province; all that fit anywhere, where the demo has none. */
function byProvince(fits: (hospital: Hospital, province: string) => boolean) {
  const known = new Map<string, readonly Hospital[]>()
  return (province: string): readonly Hospital[] => {
    let found = known.get(province)
    if (!found) {
      const own = hospitals.filter(each => fits(each, province))
      found = own.length > 0 ? own : hospitals.filter(each => fits(each, each.provinceToday))
      known.set(province, found)
    }
    return found
  }
}
