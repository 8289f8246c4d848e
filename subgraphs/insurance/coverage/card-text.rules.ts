import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { CardPeriod } from '../card/card.rules.js'
import type { ObjectCode } from '../rules/object-code.rules.js'
import type { NotCoveredReason } from './decision.rules.js'

/** 2026-03-05 as Vietnamese readers write it. */
export const vi = (day: LocalDate) => day.split('-').toReversed().join('/')

export function cardPeriod(card: CardPeriod & { objectCode: string }, on: LocalDate): Bilingual {
  const { objectCode, validFrom, validTo } = card
  return {
    vi: `Thẻ mã ${objectCode}, giá trị từ ${vi(validFrom)}${validTo ? ` đến ${vi(validTo)}` : ''}; ngày hỏi ${vi(on)}`,
    en: `Card with code ${objectCode}, good from ${validFrom}${validTo ? ` to ${validTo}` : ''}; asked about ${on}`,
  }
}

export function levelOf({ code, level }: ObjectCode, on: LocalDate): Bilingual {
  return {
    vi: `Mã đối tượng ${code} ngày ${vi(on)}: mức ${level}`,
    en: `Object code ${code} on ${on}: level ${level}`,
  }
}

export function basePercent(percent: number): Bilingual {
  return { vi: `Hưởng ${percent}% chi phí trong phạm vi`, en: `${percent}% of the cost in scope` }
}

export function severalCards(count: number): Bilingual {
  return { vi: `${count} thẻ cùng có giá trị trong ngày`, en: `${count} cards are good on the day` }
}

export const effects = {
  cardPays: { vi: 'Thẻ có giá trị sử dụng', en: 'The card is good' },
  highestTaken: { vi: 'Lấy quyền lợi cao nhất', en: 'The highest right is taken' },
  noCard: { vi: 'Không có căn cứ hưởng', en: 'Nothing to pay from' },
  datesFit: { vi: 'Đúng quy định', en: 'As the rule has it' },
  datesDiffer: { vi: 'Khác quy định', en: 'Not as the rule has it' },
  splitByDay: { vi: 'Tính riêng từng giai đoạn theo ngày', en: 'Each part is paid by its own percent' },
  percentUnknown: { vi: 'Chưa tính được tỷ lệ hưởng', en: 'The percent cannot be told yet' },
} as const satisfies Record<string, Bilingual>

export const registerEmpty: Bilingual = {
  vi: 'Đã tra sổ thẻ của hệ thống: không có thẻ nào của người này',
  en: 'The hub’s own card register was read: it holds no card of this person',
}

export const noCard: Bilingual = {
  vi: 'Không tìm thấy thẻ BHYT trong sổ thẻ của hệ thống. Hãy kiểm tra trên Cổng giám định BHYT trước khi kết luận.',
  en: 'The hub’s register holds no insurance card. Check the national portal before telling the person so.',
}

export const refusalEffects = {
  CARD_NOT_STARTED: { vi: 'Thẻ chưa có giá trị', en: 'The card is not good yet' },
  CARD_ENDED: { vi: 'Thẻ đã hết hạn', en: 'The card has ended' },
  CARD_SUSPENDED: { vi: 'Thẻ đang bị tạm giữ', en: 'The card is held back' },
  CARD_CANCELLED: { vi: 'Thẻ đã bị thu hồi', en: 'The card was withdrawn' },
} as const satisfies Record<CardReason, Bilingual>

export type CardReason = Exclude<NotCoveredReason, 'NO_CARD' | 'VISIT_NOT_PAID' | 'CARD_SHOWN_LATE' | 'CARD_REDUCED'>

type Message = (card: CardPeriod) => Bilingual

export const refusalMessages = {
  CARD_NOT_STARTED: ({ validFrom }) => ({
    vi: `Thẻ chỉ có giá trị từ ngày ${vi(validFrom)}.`,
    en: `The card is good only from ${validFrom}.`,
  }),
  CARD_ENDED: ({ validTo }) => ({
    vi: `Thẻ đã hết hạn${validTo ? ` ngày ${vi(validTo)}` : ''}. Hãy gia hạn hoặc cấp thẻ mới.`,
    en: `The card ended${validTo ? ` on ${validTo}` : ''}. Renew it or apply for a new one.`,
  }),
  CARD_SUSPENDED: () => ({
    vi: 'Thẻ đang bị tạm giữ. Hãy liên hệ cơ quan BHXH.',
    en: 'The card is held back. Ask the social-insurance office.',
  }),
  CARD_CANCELLED: () => ({
    vi: 'Thẻ đã bị thu hồi. Hãy liên hệ cơ quan BHXH để cấp thẻ mới.',
    en: 'The card was withdrawn. Ask the social-insurance office for a new one.',
  }),
} as const satisfies Record<CardReason, Message>

export function codeNotInTable(code: string, on: LocalDate): Bilingual {
  return {
    vi: `Mã đối tượng ${code} không có trong danh mục ngày ${vi(on)}`,
    en: `Object code ${code} is not in the table of ${on}`,
  }
}

interface CouldNotCheckText {
  readonly message: Bilingual
  readonly nextStep: Bilingual
}

export const codeUnknown: CouldNotCheckText = {
  message: {
    vi: 'Thẻ còn giá trị nhưng mã đối tượng chưa có trong danh mục, nên chưa biết tỷ lệ hưởng.',
    en: 'The card is good, but its object code is not in the table, so the percent is not known.',
  },
  nextStep: {
    vi: 'Hỏi cơ quan BHXH mức hưởng của mã này.',
    en: 'Ask the social-insurance office what this code gives.',
  },
}

export function printedLevelLags(printed: number, level: number): Bilingual {
  return {
    vi: `Thẻ in mức ${printed}, theo luật hiện là mức ${level}: tính theo luật.`,
    en: `The card shows level ${printed}, by law it is level ${level}: the law counts.`,
  }
}

export function codeUnsure(code: string): Bilingual {
  return {
    vi: `Mức hưởng của mã ${code} chưa được xác nhận bằng văn bản: hãy kiểm tra lại.`,
    en: `What code ${code} gives is not confirmed by a legal text: check it.`,
  }
}

export function codeLeftOut(code: string): Bilingual {
  return {
    vi: `Còn một thẻ mã ${code} chưa có trong danh mục, không được tính.`,
    en: `Another card, with code ${code}, is not in the table and was left out.`,
  }
}

export const woundTreated: Bilingual = {
  vi: 'Thương binh, bệnh binh điều trị vết thương, bệnh tật tái phát: không áp dụng mức trần thanh toán',
  en: 'A war invalid treated for the wound or its relapse: no ratio caps',
}

export function endsInEpisode(validTo: LocalDate): Bilingual {
  return {
    vi: `Thẻ hết hạn ${vi(validTo)} khi đang điều trị`,
    en: `The card ends on ${validTo}, within the episode`,
  }
}

export function paidUntil(day: LocalDate): Bilingual {
  return { vi: `Được thanh toán đến hết ${vi(day)}`, en: `Paid to the end of ${day}` }
}

export const datesChecked: Bilingual = {
  vi: 'So ngày ghi trên thẻ với căn cứ cấp thẻ',
  en: 'The dates on the card against what they follow from',
}

export function dateDiffers(ruleId: string, expected: LocalDate): Bilingual {
  return {
    vi: `Ngày trên thẻ khác quy định ${ruleId} (phải là ${vi(expected)}): đề nghị cơ quan BHXH kiểm tra thẻ.`,
    en: `A date on the card differs from ${ruleId} (it should be ${expected}): have the social-insurance office look at it.`,
  }
}

export function rightChanged(admittedOn: LocalDate, then: number, now: number): Bilingual {
  return {
    vi: `Vào viện ${vi(admittedOn)} hưởng ${then}%, nay hưởng ${now}%`,
    en: `Admitted on ${admittedOn} with ${then}%, now ${now}%`,
  }
}

export const splitEpisode: Bilingual = {
  vi: 'Mức hưởng thay đổi trong đợt điều trị: phần trước và phần sau tính riêng. Tỷ lệ trả lời là của ngày hỏi.',
  en: 'The percent changed within the episode: each part is paid by its own. The answer is for the day asked about.',
}

export const shownLate = {
  fact: { vi: 'Thẻ xuất trình sau ngày này', en: 'The card was shown after this day' },
  effect: { vi: 'Cơ sở KCB không thanh toán cho ngày này', en: 'The hospital does not settle this day' },
  message: {
    vi: 'Thẻ chỉ được thanh toán từ khi xuất trình. Phần trước đó: nộp hồ sơ thanh toán trực tiếp cho cơ quan BHXH.',
    en: 'A card pays from when it is shown. For the days before, claim directly from the social-insurance office.',
  },
} as const satisfies Record<string, Bilingual>
