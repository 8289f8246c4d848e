import type { Role } from '../../kit/auth.js'
import { addDays, type LocalDate } from '../../kit/vn/working-days.js'
import type { Bilingual } from '../../kit/vn/types.js'

/** Somebody of the demo who can sign in: fictional, without a password. */
export interface DemoPerson {
  readonly id: string
  readonly name: string
  /** What they are and where. */
  readonly work: Bilingual
  readonly claims: PersonClaims
}

/** What the hub reads of a token beside who, by whom and until when. */
export interface PersonClaims {
  readonly role: Role
  readonly facility?: string
  readonly hospital?: string
  readonly province?: string
  readonly resident?: string
  /** They cover for somebody who is away: the role and the organisation are those of that person. */
  readonly act_for?: { readonly sub: string; readonly until: LocalDate }
}

/** Whom of the demo's residents a person and a guardian sign in for. */
export interface DemoFamily {
  readonly residentId?: string
  readonly wardId?: string
}

const meritHome: Bilingual = { vi: 'Trung tâm Nuôi dưỡng, điều dưỡng người có công Quảng Nam', en: 'merit-person care home of Quảng Nam' }
const rehabilitation: Bilingual = { vi: 'Cơ sở Cai nghiện ma tuý Quảng Nam', en: 'drug-rehabilitation centre of Quảng Nam' }
const hospital: Bilingual = { vi: 'Bệnh viện Đa khoa Quảng Nam', en: 'general hospital of Quảng Nam' }
const daNang: Bilingual = { vi: 'thành phố Đà Nẵng', en: 'city of Đà Nẵng' }
const giaLai: Bilingual = { vi: 'tỉnh Gia Lai', en: 'province of Gia Lai' }
const everywhere: Bilingual = { vi: 'toàn hệ thống', en: 'whole hub' }

const head = 'head-qn-ncc'

const at = (what: Bilingual, place: Bilingual): Bilingual => ({ vi: `${what.vi}, ${place.vi}`, en: `${what.en}, ${place.en}` })
const is = (vi: string, en: string): Bilingual => ({ vi, en })

/** Those who work for an organisation of the demo. */
function staff(today: LocalDate): readonly DemoPerson[] {
  const cover = { sub: head, until: addDays(today, 14) }
  return [
    { id: 'nurse-qn-ncc', name: 'Nguyễn Thị Lan', work: at(is('Điều dưỡng', 'Nurse'), meritHome), claims: { role: 'nurse', facility: 'QN-NCC' } },
    { id: 'nurse-qn-cnmt', name: 'Trần Văn Bình', work: at(is('Điều dưỡng', 'Nurse'), rehabilitation), claims: { role: 'nurse', facility: 'QN-CNMT' } },
    { id: 'clinician-qn-ncc', name: 'Lê Minh Đức', work: at(is('Bác sĩ', 'Doctor'), meritHome), claims: { role: 'clinician', facility: 'QN-NCC' } },
    { id: 'signer-qn-ncc', name: 'Phan Thanh Hải', work: at(is('Bác sĩ ký phiếu chuyển', 'Doctor who signs transfers'), meritHome), claims: { role: 'signer', facility: 'QN-NCC' } },
    { id: head, name: 'Võ Thị Hồng', work: at(is('Giám đốc', 'Director'), meritHome), claims: { role: 'head', facility: 'QN-NCC' } },
    {
      id: 'deputy-qn-ncc',
      name: 'Đặng Quốc Khánh',
      work: at(is('Phó giám đốc, thay giám đốc khi vắng', 'Deputy, covers for the director'), meritHome),
      claims: { role: 'head', facility: 'QN-NCC', act_for: cover },
    },
    { id: 'coordinator-49001', name: 'Huỳnh Thị Mai', work: at(is('Điều phối chuyển tuyến', 'Referral coordinator'), hospital), claims: { role: 'coordinator', hospital: '49001' } },
    { id: 'clinician-49001', name: 'Bùi Anh Tuấn', work: at(is('Bác sĩ', 'Doctor'), hospital), claims: { role: 'clinician', hospital: '49001' } },
    { id: 'coordinator-48', name: 'Đỗ Thu Trang', work: at(is('Điều phối của Sở', 'Coordinator of the department'), daNang), claims: { role: 'coordinator', province: '48' } },
    { id: 'coordinator-52', name: 'Hồ Văn Sơn', work: at(is('Điều phối của Sở', 'Coordinator of the department'), giaLai), claims: { role: 'coordinator', province: '52' } },
    { id: 'insurance-officer-48', name: 'Ngô Thị Yến', work: at(is('Chuyên viên BHXH', 'Insurance officer'), daNang), claims: { role: 'insurance-officer', province: '48' } },
    { id: 'insurance-head-48', name: 'Dương Văn Phúc', work: at(is('Lãnh đạo BHXH', 'Head of insurance'), daNang), claims: { role: 'insurance-head', province: '48' } },
    { id: 'programme-officer-48', name: 'Lý Thị Ngọc', work: at(is('Cán bộ chương trình', 'Programme officer'), daNang), claims: { role: 'programme-officer', province: '48' } },
    { id: 'auditor', name: 'Trịnh Hữu Nghĩa', work: at(is('Thanh tra', 'Auditor'), everywhere), claims: { role: 'auditor' } },
    { id: 'admin', name: 'Mai Xuân Trường', work: at(is('Quản trị hệ thống', 'Administrator'), everywhere), claims: { role: 'admin' } },
  ]
}

/** Who can sign in; a resident and a guardian only where the demo has somebody for them. */
export function demoPeople(today: LocalDate, { residentId, wardId }: DemoFamily): readonly DemoPerson[] {
  const family: DemoPerson[] = []
  if (residentId) {
    family.push({ id: 'resident', name: 'Phạm Long', work: at(is('Người được chăm sóc', 'Resident'), meritHome), claims: { role: 'resident', resident: residentId } })
  }
  if (wardId) {
    family.push({ id: 'guardian', name: 'Cao Thị Bích', work: is('Người giám hộ', 'Guardian'), claims: { role: 'guardian', resident: wardId } })
  }
  return [...staff(today), ...family]
}
