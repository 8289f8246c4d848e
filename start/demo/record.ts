import { uuidFrom } from '../../kit/id.js'
import { provinceOn } from '../../kit/vn/provinces.js'
import { addDays, type LocalDate } from '../../kit/vn/working-days.js'
import type {
  AddressRow,
  AssessmentRow,
  CategoryRow,
  ContactRow,
  DisabilityRow,
  IdentifierRow,
} from '../../subgraphs/facilities/demo.js'
import type { CategoryDetail } from '../../subgraphs/facilities/category/category.rules.js'
import { disabilityKinds } from '../../subgraphs/facilities/disability/disability.rules.js'
import { provinceUnitId } from '../../subgraphs/facilities/reference.js'
import { nameOf } from './names.js'
import { type Random, random } from './random.js'
import { later, type Person } from './residents.js'
import type { Setting } from './setting.js'
import { daysBetween } from './setting.js'

/** Streams of chance that no other part of the demo takes. */
const firstStream = 40_000_000
const mergerDay = '2025-07-01'

export interface PersonRecordRows {
  readonly identifiers: readonly IdentifierRow[]
  readonly categories: readonly CategoryRow[]
  readonly disabilities: readonly DisabilityRow[]
  readonly assessments: readonly AssessmentRow[]
  readonly contacts: readonly ContactRow[]
  readonly addresses: readonly AddressRow[]
}

/** What the record of a person says beside the name: papers with their issuers, and for a share of all the rest. */
export function recordRows(
  person: Person,
  rows: { readonly identifiers: readonly IdentifierRow[]; readonly categories: readonly CategoryRow[] },
  admittedOn: LocalDate,
  { seed, today, now }: Setting,
): PersonRecordRows {
  const chance = random(seed, firstStream + person.index)
  const categories = rows.categories.map(row => withProof(row, person, chance))
  const disabled = categories.some(({ kind }) => kind === 'DISABLED' || kind === 'MENTAL_ILLNESS')
  const disabilities = disabled && chance.chance(0.7) ? disabilityRows(person, admittedOn, chance) : []
  const assessments = person.age >= 6 && chance.chance(0.25) ? assessmentRows(person, { admittedOn, today, now }, chance) : []
  return {
    identifiers: withIssuers(rows.identifiers),
    categories,
    disabilities,
    assessments,
    contacts: contactRows(person, admittedOn, chance),
    addresses: chance.chance(0.35) ? addressRows(person, today, chance) : [],
  }
}

/** Before the law on identity cards came into force, cards were issued by the department of the police (Luật Căn cước Đ46). */
const newLawDay = '2024-07-01'

function withIssuers(rows: readonly IdentifierRow[]): IdentifierRow[] {
  const current = rows.find(({ type, validTo }) => type === 'PERSONAL_ID' && validTo === null)
  return rows.map(row => {
    if (row.type === 'SOCIAL_INSURANCE') return { ...row, issuer: 'BHXH Việt Nam' }
    if (row.type === 'OLD_IDENTITY_CARD') return { ...row, issuer: 'Công an tỉnh', endReason: 'EXPIRED' as const }
    if (row.type !== 'PERSONAL_ID') return row
    const issuer = row.validFrom && row.validFrom >= newLawDay ? 'Bộ Công an' : 'Cục Cảnh sát QLHC về TTXH'
    if (row.validTo === null) return { ...row, issuer, issuedOn: row.validFrom }
    return { ...row, issuer, endReason: 'REISSUED' as const, replacedById: current?.id ?? null }
  })
}

const meritDetails = ['MERIT_INVALID', 'MERIT_SICK_SOLDIER', 'MERIT_TOXIN_EXPOSED', 'MERIT_IMPRISONED', 'MERIT_RESISTANCE_MEDAL', 'MERIT_HELPER'] as const
const detailOf: Partial<Record<CategoryRow['kind'], readonly CategoryDetail[]>> = {
  MERIT_PERSON: meritDetails,
  MERIT_RELATIVE: ['MERIT_MARTYR', ...meritDetails],
  ELDERLY: ['PROTECTION_ELDERLY'],
  DISABLED: ['PROTECTION_DISABLED'],
  MENTAL_ILLNESS: ['PROTECTION_DISABLED'],
  CHILD: ['PROTECTION_ORPHAN'],
  HIV_SUPPORT: ['PROTECTION_HIV'],
}

function withProof(row: CategoryRow, { home }: Person, chance: Random): CategoryRow {
  const details = detailOf[row.kind]
  const detail = details && chance.chance(0.6) ? chance.pick(details) : null
  if (row.proof === null) return { ...row, detail }
  const province = provinceOn(home.oldProvince, '2025-06-30')?.name ?? ''
  return { ...row, detail, proofIssuer: `UBND ${province}`.trim(), proofIssuedOn: row.since }
}

function disabilityRows({ id: residentId, group, home }: Person, since: LocalDate, chance: Random): DisabilityRow[] {
  const kind = group.kind === 'MENTAL_ILLNESS' ? 'MENTAL' : chance.pick(disabilityKinds)
  return [
    {
      id: chance.uuid(), residentId, kind, since,
      level: chance.weighted([['VERY_SEVERE', 35], ['SEVERE', 60], ['MILD', 5]]),
      certificateNumber: `${chance.int(10, 990)}/GXN-KT`,
      council: `Hội đồng xác định mức độ khuyết tật (${home.name})`,
      until: null, note: null, endReason: null,
    },
  ]
}

function assessmentRows(
  { id: residentId, group }: Person,
  { admittedOn, today, now }: { admittedOn: LocalDate; today: LocalDate; now: Date },
  chance: Random,
): AssessmentRow[] {
  const level = chance.weighted<AssessmentRow['level']>(
    group.kind === 'MENTAL_ILLNESS' || group.kind === 'DISABLED' || group.kind === 'ELDERLY'
      ? [['SELF_CARING', 30], ['PARTLY', 45], ['NOT', 25]]
      : [['SELF_CARING', 75], ['PARTLY', 20], ['NOT', 5]],
  )
  const assessedOn = later(admittedOn, addDays(today, -chance.int(10, 170)))
  return [{ id: chance.uuid(), residentId, level, assessedOn, note: null, recordedAt: now }]
}

/** Digits that no network has, so that nobody is called. */
const phoneOf = (chance: Random) => `0000${String(chance.int(0, 999_999)).padStart(6, '0')}`

function contactRows({ id: residentId, age, group }: Person, since: LocalDate, chance: Random): ContactRow[] {
  const row = (role: ContactRow['role'], relation: ContactRow['relation'], mayDecide: boolean): ContactRow => {
    const sex = chance.pick(['MALE', 'FEMALE'] as const)
    return {
      id: chance.uuid(), residentId, role, relation, mayDecide, fullName: nameOf(chance, sex).fullName, phone: phoneOf(chance),
      personalId: null, legalBasis: role === 'GUARDIAN' ? 'BLDS 91/2015 Đ47, Đ53' : null, subject: null, since,
      until: null, endReason: null,
    }
  }
  if (age < 18 || group.kind === 'MENTAL_ILLNESS') {
    return chance.chance(0.5) ? [row('GUARDIAN', chance.pick(['GRANDPARENT', 'SIBLING', 'RELATIVE']), true)] : []
  }
  return chance.chance(0.3) ? [row('CONTACT', chance.pick(['SPOUSE', 'CHILD', 'SIBLING', 'RELATIVE', 'OTHER']), false)] : []
}

interface Places {
  readonly before: readonly string[]
  /** Code of a commune of today. */
  readonly since: string
}

/** Communes and districts of before the merger, as people wrote them; and one of today. */
const placesOf: Readonly<Record<string, Places>> = {
  49: { before: ['xã Tam Thăng, thành phố Tam Kỳ', 'xã Bình Dương, huyện Thăng Bình', 'phường Cẩm Phô, thành phố Hội An'], since: '20341' },
  52: { before: ['xã Hoài Hảo, thị xã Hoài Nhơn', 'phường Nhơn Bình, thành phố Quy Nhơn', 'xã Cát Hanh, huyện Phù Cát'], since: '21583' },
  33: { before: ['xã Minh Tiến, huyện Phù Cừ', 'phường Hiến Nam, thành phố Hưng Yên', 'xã Xuân Quan, huyện Văn Giang'], since: '11953' },
}

/** Where people were at home: written before the merger for nearly all, and for some who moved since, in the units of today. */
function addressRows({ id: residentId, home, born }: Person, today: LocalDate, chance: Random): AddressRow[] {
  const places = placesOf[home.oldProvince]
  const [then, now] = [provinceOn(home.oldProvince, '2025-06-30'), provinceOn(home.provinceToday, mergerDay)]
  if (!places || !then || !now) return []
  const since = later(born, addDays(mergerDay, -chance.int(400, 9_000)))
  const moved = chance.chance(0.12) ? addDays(mergerDay, chance.int(5, Math.max(6, daysBetween(mergerDay, today) - 5))) : null
  const street = () => `${chance.int(1, 190)} đường Hoa Ban`
  const row = { residentId, endReason: null, communeUnitId: null, communeText: null }
  const before: AddressRow = {
    ...row, id: chance.uuid(), street: street(), communeText: chance.pick(places.before), provinceUnitId: provinceUnitId(then), since,
    until: moved && addDays(moved, -1),
  }
  if (since >= mergerDay || moved === null) return since >= mergerDay ? [] : [before]
  const after: AddressRow = {
    ...row, id: chance.uuid(), street: street(), communeUnitId: uuidFrom(`unit:commune:${places.since}`), provinceUnitId: provinceUnitId(now),
    since: moved, until: null,
  }
  return [before, after]
}
