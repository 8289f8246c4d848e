import type { Bilingual } from './types.js'

// Who looked (ai đã xem): the audit rows of a person in words that a person understands. What was looked at is told by the
// names of the fields that a request asked for, never by values, which no audit row holds.

interface Topic extends Bilingual {
  readonly of: RegExp
}

/** Of the names of fields and of what was done. A name of the register of hospitals says nothing of a person. */
const topics: readonly Topic[] = [
  { vi: 'dữ liệu sức khoẻ', en: 'health data', of: /health(?!-?facilit)|alert|vital|measur|disab|functional|diagnos|summary|treat|screen|medic|vaccin|condition|allerg|carePlan|careGoal|session|consultation|clinical/i },
  { vi: 'giấy tờ, địa chỉ, người liên hệ', en: 'papers, addresses, contacts', of: /identif|contact|guardian|address/i },
  { vi: 'nơi ở, vắng mặt, nhóm đối tượng', en: 'stays, absences, groups', of: /stay|absen|away|categor|transfer|discharg|admit|leftForATime|cameBack|modeChanged/i },
  { vi: 'chuyển tuyến', en: 'referrals', of: /referral|followUp|attach|comment/i },
  { vi: 'bảo hiểm y tế', en: 'health insurance', of: /coverage|insurance|^card|cards?$|Cards?[A-Z]/ },
  { vi: 'diễn biến, thông báo', en: 'timeline, notices', of: /timeline|notices/i },
  { vi: 'phần niêm phong', en: 'what is sealed', of: /sealed/i },
  { vi: 'nhật ký truy cập', en: 'who looked', of: /accessLog/i },
]

const otherwise: Bilingual = { vi: 'thông tin chung', en: 'basic record' }

export interface AccessFacts {
  /** `read`, or what was changed: `resident.corrected`. */
  readonly action: string
  readonly fields: readonly string[]
}

export const isRead = ({ action }: AccessFacts) => action === 'read'

/** What was looked at or changed, in words. */
export function accessWords(facts: AccessFacts): Bilingual {
  const names = isRead(facts) ? facts.fields : [facts.action, ...facts.fields]
  const found = topics.filter(({ of }) => names.some(name => of.test(name)))
  const told = found.length > 0 ? found : [otherwise]
  const [vi, en] = [told.map(topic => topic.vi).join('; '), told.map(topic => topic.en).join('; ')]
  return isRead(facts) ? { vi: `Xem: ${vi}`, en: `Looked at: ${en}` } : { vi: `Ghi: ${vi}`, en: `Wrote: ${en}` }
}

/**
 * Which entries whoever is at the head of a home is told: of the home itself, of hospitals (5 digits), of provinces (2 digits), of the
 * hub and of people. What another home did stays with that home and the person: its name could say where somebody lived before.
 */
export const openOrganisation = '^([0-9]{2}|[0-9]{5})$'
