import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { vi } from '../coverage/card-text.rules.js'
import type { CoverageAnswer } from '../coverage/decision.rules.js'
import type { CardFacts, PaperFacts, RankFacts } from '../coverage/facts.rules.js'

/** The two answers and what made the difference, in one sentence. */
export function sentence(then: CoverageAnswer, now: CoverageAnswer, isChanged: boolean, causes: readonly Bilingual[]): Bilingual {
  const [before, today] = [gist(then), gist(now)]
  if (!isChanged) return { vi: `Như lúc phát hành: ${today.vi}.`, en: `As when it was issued: ${today.en}.` }
  return {
    vi: `Lúc phát hành: ${before.vi}; nay: ${today.vi}. Lý do: ${causes.map(cause => cause.vi).join('; ')}.`,
    en: `When it was issued: ${before.en}; now: ${today.en}. Why: ${causes.map(cause => cause.en).join('; ')}.`,
  }
}

function gist(answer: CoverageAnswer): Bilingual {
  switch (answer.outcome) {
    case 'COVERED': {
      const { percent, validUntil } = answer
      return validUntil
        ? { vi: `hưởng ${percent}% đến ${vi(validUntil)}`, en: `${percent}% until ${validUntil}` }
        : { vi: `hưởng ${percent}%`, en: `${percent}%` }
    }
    case 'NOT_COVERED':
      return { vi: 'không được hưởng', en: 'not covered' }
    case 'COULD_NOT_CHECK':
      return { vi: 'chưa kiểm tra được', en: 'could not be checked' }
  }
}

const named = ({ objectCode }: CardFacts): Bilingual => ({ vi: `thẻ mã ${objectCode}`, en: `the card of code ${objectCode}` })
const untilVi = (day: LocalDate | null) => (day ? vi(day) : 'không thời hạn')
const untilEn = (day: LocalDate | null) => day ?? 'without an end'

export const cardNew = (card: CardFacts): Bilingual => ({
  vi: `có thẻ mới mã ${card.objectCode} từ ${vi(card.validFrom)}`,
  en: `there is a new card of code ${card.objectCode} from ${card.validFrom} on`,
})

export const cardRemoved = (card: CardFacts): Bilingual => ({
  vi: `${named(card).vi} không còn trong hệ thống`,
  en: `${named(card).en} is no longer in the register`,
})

export const cardStates = {
  CARD_STARTED: card => ({ vi: `${named(card).vi} có giá trị từ ${vi(card.validFrom)}`, en: `${named(card).en} began on ${card.validFrom}` }),
  CARD_RESTORED: card => ({ vi: `${named(card).vi} có giá trị trở lại`, en: `${named(card).en} is good again` }),
  CARD_ENDED: card => ({ vi: `${named(card).vi} hết hạn ngày ${untilVi(card.validTo)}`, en: `${named(card).en} ended on ${untilEn(card.validTo)}` }),
  CARD_SUSPENDED: card => ({ vi: `${named(card).vi} bị tạm giữ`, en: `${named(card).en} is held back` }),
  CARD_CANCELLED: card => ({ vi: `${named(card).vi} bị thu hồi`, en: `${named(card).en} was withdrawn` }),
  CARD_DATES: card => ({
    vi: `${named(card).vi} nay có giá trị từ ${vi(card.validFrom)} đến ${untilVi(card.validTo)}`,
    en: `${named(card).en} is now good from ${card.validFrom} to ${untilEn(card.validTo)}`,
  }),
} as const satisfies Record<string, (card: CardFacts) => Bilingual>

export const registeredPlace = (before: string, now: string): Bilingual => ({
  vi: `nơi đăng ký KCB ban đầu đổi từ ${before} sang ${now}`,
  en: `the registered place changed from ${before} to ${now}`,
})

export const paper = {
  PAPER_SIGNED: () => ({ vi: 'phiếu chuyển đã ký', en: 'the transfer paper was signed' }),
  PAPER_ENDED: shown => ({
    vi: `phiếu chuyển hết giá trị ngày ${untilVi(shown?.validUntil ?? null)}`,
    en: `the transfer paper ran out on ${untilEn(shown?.validUntil ?? null)}`,
  }),
  PAPER_DATES: shown => ({
    vi: `phiếu chuyển nay có giá trị đến ${untilVi(shown?.validUntil ?? null)}`,
    en: `the transfer paper is now good to ${untilEn(shown?.validUntil ?? null)}`,
  }),
} as const satisfies Record<string, (shown: PaperFacts | null) => Bilingual>

export const hospital = (before: string, now: string): Bilingual => ({
  vi: `nơi đến đổi từ ${before} sang ${now}`,
  en: `the hospital changed from ${before} to ${now}`,
})

const levels = {
  INITIAL: { vi: 'ban đầu', en: 'initial' },
  BASIC: { vi: 'cơ bản', en: 'basic' },
  SPECIALISED: { vi: 'chuyên sâu', en: 'specialised' },
} as const satisfies Record<RankFacts['level'], Bilingual>

function rankText(rank: RankFacts | null): Bilingual {
  if (!rank) return { vi: 'chưa rõ', en: 'not known' }
  const { vi: level, en } = levels[rank.level]
  return rank.points === null ? { vi: `cấp ${level}`, en } : { vi: `cấp ${level}, ${rank.points} điểm`, en: `${en}, ${rank.points} points` }
}

export function hospitalRank(before: RankFacts | null, now: RankFacts | null): Bilingual {
  const [then, today] = [rankText(before), rankText(now)]
  return { vi: `xếp cấp nơi đến đổi từ ${then.vi} sang ${today.vi}`, en: `the hospital’s rank changed from ${then.en} to ${today.en}` }
}

export const diagnoses: Bilingual = { vi: 'chẩn đoán đã thay đổi', en: 'the diagnoses changed' }
export const urgency: Bilingual = { vi: 'mức độ khẩn đã thay đổi', en: 'the urgency changed' }

export const law = (ruleId: string, since: LocalDate | null): Bilingual =>
  since
    ? { vi: `quy định ${ruleId} thay đổi từ ${vi(since)}`, en: `rule ${ruleId} changed on ${since}` }
    : { vi: `quy định ${ruleId} không còn hiệu lực`, en: `rule ${ruleId} no longer holds` }

export const lawOfCode = (objectCode: string, before: number | undefined, now: number | undefined): Bilingual => ({
  vi: `mức hưởng của mã ${objectCode} đổi từ ${before ?? '?'}% sang ${now ?? '?'}%`,
  en: `what code ${objectCode} gives changed from ${before ?? '?'}% to ${now ?? '?'}%`,
})

export const other: Bilingual = {
  vi: 'một dữ kiện phụ thuộc ngày đã thay đổi (tuổi, thời hạn)',
  en: 'a fact that goes by the day changed (age, a time limit)',
}
