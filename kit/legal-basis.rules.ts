import type { Actor, Role, Viewer } from './auth.js'
import { personReach, type Relation } from './scope.js'

/** For what a person's data is read or told (mục đích xử lý): Luật 91/2025 asks for one each time it leaves who keeps it. */
export const purposes = {
  CARE: { vi: 'chăm sóc, trợ giúp', en: 'care in the home where the person lives' },
  REFERRAL: { vi: 'chuyển tuyến, kết nối', en: 'sending the person to a health facility, and following them until they are back' },
  INSURANCE: { vi: 'bảo hiểm y tế', en: 'cards of health insurance and what they pay' },
  PROGRAMME: { vi: 'kế hoạch, báo cáo của tỉnh', en: 'the plans and figures of a province' },
  OWN_RECORD: { vi: 'quyền của chủ thể dữ liệu', en: 'the person, or the guardian, reads what is known of the person' },
  OVERSIGHT: { vi: 'kiểm tra, thanh tra', en: 'inspection' },
  OPERATION: { vi: 'vận hành hệ thống', en: 'what the hub does by itself, and running it' },
  DEMONSTRATION: { vi: 'trình diễn', en: 'made-up people only; refused in production' },
} as const satisfies Record<string, { vi: string; en: string }>

export type Purpose = keyof typeof purposes

export const isPurpose = (word: string): word is Purpose => Object.hasOwn(purposes, word)

/** The ground on which data may be passed on (căn cứ). */
export const grounds = {
  LAW: 'a law says who is told',
  STATE_DUTY: 'a task that the law gives to an authority',
  TREATMENT: 'the person is being treated, or sent for it',
  EMERGENCY: 'life or health is in danger',
  CONSENT: 'the person, or who decides for them, agreed to this purpose',
  OWN_RIGHT: 'the person has a right to it',
  MADE_UP: 'nobody is meant: made-up people',
  NO_PERSON: 'nobody is meant: it is about an organisation',
} as const

interface LegalBasis {
  readonly purpose: Purpose
  readonly ground: keyof typeof grounds
  readonly source: string
  /** What it lets pass, and to whom. */
  readonly allows: string
  /** What holds instead while there is no consent. */
  readonly otherwise?: string
}

/**
 * Why a person's data may be read by those who do not keep it, and by those who do. The articles are those of
 * `Luật 91/2025/QH15` (in force 2026-01-01) with the law of each sector beside it.
 */
export const legalBases = {
  CARE_OF_RESIDENT: { purpose: 'CARE', ground: 'LAW', source: 'TT 02/2020 Đ3–10; TT 33/2017 Đ8; Luật 91/2025 Đ19 k1', allows: 'whoever works for the home where the person lives' },
  FILE_FOR_PROVINCE: { purpose: 'REFERRAL', ground: 'STATE_DUTY', source: 'NĐ 103/2017 Đ7 k1b; TT 02/2020 Đ7 k2b; Luật 91/2025 Đ19 k1', allows: 'the coordinator of the province learns who lives in its homes, in which group and where' },
  HEALTH_FOR_PROVINCE: {
    purpose: 'REFERRAL',
    ground: 'CONSENT',
    source: 'TT 02/2020 Đ9 k2; Luật 91/2025 Đ26 k2',
    allows: 'the coordinator of the province reads the health part of the file, when the person or guardian and the head of the home agreed (CARE_LINK)',
    otherwise: 'while a referral of the person is under way (TREATMENT: Luật 91/2025 Đ19 k1, Đ26 k2)',
  },
  REFERRAL_OF_HOME: { purpose: 'CARE', ground: 'TREATMENT', source: 'TT 02/2020 Đ3–10, Đ7 k2b; Luật 91/2025 Đ19 k1', allows: 'the home reads the referrals of those it sends, with what the health facility answers' },
  REFERRAL_PARTY: { purpose: 'REFERRAL', ground: 'TREATMENT', source: 'Luật KCB 15/2023; TT 01/2025; Luật 91/2025 Đ19 k1, Đ26 k2', allows: 'the health facilities that send or take the person read the referral between them, and nothing else of the person' },
  REFERRAL_WATCH: { purpose: 'REFERRAL', ground: 'STATE_DUTY', source: 'TT 01/2025; TT 02/2020 Đ7 k2b; Luật 91/2025 Đ19 k1', allows: 'the coordinator of either province follows a referral so that nobody is lost on the way' },
  REFERRAL_PAID: { purpose: 'INSURANCE', ground: 'LAW', source: 'Luật BHYT (Luật 51/2024); NĐ 188/2025; Luật 91/2025 Đ19 k1', allows: 'the insurer of either province learns that a referral is there, without its health data' },
  INSURED_PERSON: { purpose: 'INSURANCE', ground: 'LAW', source: 'Luật BHYT (Luật 51/2024); NĐ 188/2025; Luật 91/2025 Đ19 k1', allows: 'the insurer keeps cards and checks, and learns who is insured and in which group' },
  COVER_FOR_CARE: { purpose: 'CARE', ground: 'LAW', source: 'Luật BHYT (Luật 51/2024); NĐ 103/2017 Đ7; Luật 91/2025 Đ19 k1', allows: 'the home learns what the insurance pays for who lives there' },
  COVER_FOR_REFERRAL: { purpose: 'REFERRAL', ground: 'LAW', source: 'Luật BHYT (Luật 51/2024); TT 01/2025; Luật 91/2025 Đ19 k1', allows: 'whoever coordinates or is shown a referral learns what the insurance pays for it' },
  COVER_FOR_INSURER: { purpose: 'INSURANCE', ground: 'LAW', source: 'Luật BHYT (Luật 51/2024); NĐ 188/2025', allows: 'the insurer sees what it would pay for a referral that is shown to it' },
  PLAN_OF_PROVINCE: { purpose: 'PROGRAMME', ground: 'STATE_DUTY', source: 'TT 02/2020 Đ11–12; NĐ 20/2021; Luật 91/2025 Đ19 k1', allows: 'the programme officer learns who lives in the homes of the province and in which group; no numbers and no health data' },
  HIV_CLOSED_LIST: { purpose: 'CARE', ground: 'LAW', source: 'Luật 71/2020 Đ30', allows: 'the closed list of who may know that a person lives with HIV' },
  HIV_TREATED: { purpose: 'REFERRAL', ground: 'LAW', source: 'Luật 71/2020 Đ30; Luật KCB 15/2023', allows: 'the health facilities that send or treat the person know what tells of HIV' },
  REHABILITATION_SEAL: { purpose: 'CARE', ground: 'LAW', source: 'Luật 73/2021; Luật 91/2025 Đ19 k1', allows: 'the staff of a drug-rehabilitation centre know whom they care for' },
  REFERRAL_FROM_SEAL: { purpose: 'REFERRAL', ground: 'TREATMENT', source: 'Luật KCB 15/2023; Luật 73/2021; Luật 91/2025 Đ19 k1', allows: 'the health facility that takes somebody from such a centre, without being told from where' },
  BREACH_OF_ORGANISATION: { purpose: 'CARE', ground: 'LAW', source: 'Luật 91/2025 Đ23; NĐ 356/2025 Mẫu 08', allows: 'the head of an organisation knows of the breaches it reported' },
  BREACH_INSPECTED: { purpose: 'OVERSIGHT', ground: 'STATE_DUTY', source: 'Luật 91/2025 Đ23; NĐ 356/2025', allows: 'whoever inspects learns of breaches, and by ids whose data was touched' },
  BREACH_HANDLED: { purpose: 'OPERATION', ground: 'LAW', source: 'Luật 91/2025 Đ23; NĐ 356/2025 Mẫu 08', allows: 'whoever runs the hub reports breaches and writes down what was done; whose data it was they are not told' },
  STAFF_OF_HOME: { purpose: 'CARE', ground: 'LAW', source: 'TT 33/2017 Đ5; NĐ 103/2017', allows: 'people who work together know each other’s names, certificates and training' },
  STAFF_FOR_COORDINATION: { purpose: 'REFERRAL', ground: 'STATE_DUTY', source: 'NĐ 103/2017; TT 02/2020 Đ11–12', allows: 'the coordinator of the province knows who works in its homes' },
  STAFF_FOR_PROVINCE: { purpose: 'PROGRAMME', ground: 'STATE_DUTY', source: 'TT 33/2017 Đ5; TT 02/2020 Đ11–12', allows: 'the programme officer measures the homes of the province by the norm' },
  OWN_DATA: { purpose: 'OWN_RECORD', ground: 'OWN_RIGHT', source: 'Luật 91/2025; NĐ 356/2025', allows: 'the person, or the guardian named in the token, reads the record and who looked at it' },
  DEMO_ONLY: { purpose: 'DEMONSTRATION', ground: 'MADE_UP', source: 'no law: tokens of the whole country are refused in production', allows: 'whoever tries the hub reads made-up people' },
  SHARED_WHEREABOUTS: { purpose: 'REFERRAL', ground: 'TREATMENT', source: 'Luật 91/2025 Đ19 k1, Đ26 k2; TT 02/2020 Đ7 k2b', allows: 'the sectors tell each other by which id a person is meant, where they are, and that they are on the way' },
  SHARED_FOR_COVER: { purpose: 'INSURANCE', ground: 'LAW', source: 'Luật BHYT (Luật 51/2024); NĐ 188/2025', allows: 'the insurance sector tells when a card is good and where its holder is registered, and is told with what a referral was issued' },
  SHARED_FINDING: { purpose: 'REFERRAL', ground: 'TREATMENT', source: 'Luật 91/2025 Đ19 k1; TT 02/2020 Đ7 k2b', allows: 'the referrals sector is told what was found, so that the home can begin a referral from it; nobody else reads the copy' },
  NOBODY_MEANT: { purpose: 'OPERATION', ground: 'NO_PERSON', source: 'no personal data of those cared for', allows: 'registers, licences, ranks and sign-ins that were withdrawn' },
} as const satisfies Record<string, LegalBasis>

export type BasisName = keyof typeof legalBases

/** What a purpose is judged by: a viewer, or the hub by itself. */
type Acting = Pick<Actor, 'role' | 'facility' | 'hospital' | 'province'> & Pick<Viewer, 'scope'>

/** Of who works for neither home nor hospital: whoever cares for people or sends them acts for that. */
const purposeOfRole: Readonly<Record<Role | 'system', Purpose>> = {
  nurse: 'CARE',
  clinician: 'CARE',
  signer: 'REFERRAL',
  head: 'CARE',
  coordinator: 'REFERRAL',
  'insurance-officer': 'INSURANCE',
  'insurance-head': 'INSURANCE',
  'programme-officer': 'PROGRAMME',
  auditor: 'OVERSIGHT',
  resident: 'OWN_RECORD',
  guardian: 'OWN_RECORD',
  admin: 'OPERATION',
  system: 'OPERATION',
}

/**
 * For what somebody reads or changes, as it is written beside every entry of the audit log: by the narrowest relation that the
 * token names. Nobody is asked for a purpose, so nobody can give a wrong one.
 */
export function purposeOf({ role, facility, hospital, scope }: Acting): Purpose {
  if (scope === 'country') return 'DEMONSTRATION'
  const reach: readonly Relation[] = role === 'system' ? [] : personReach[role]
  if (!reach.includes('facility')) return purposeOfRole[role]
  if (facility) return 'CARE'
  return hospital ? 'REFERRAL' : purposeOfRole[role]
}
