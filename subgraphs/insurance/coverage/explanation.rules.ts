import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { CardPeriod } from '../card/card.rules.js'
import type { ObjectCode } from '../rules/object-code.rules.js'
import type { NotCoveredReason } from './coverage.rules.js'
import type { PaperState, VisitFacts, VisitRuleId } from './route.rules.js'

/** 2026-03-05 as Vietnamese readers write it. */
const vi = (day: LocalDate) => day.split('-').toReversed().join('/')

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

export function visitPercent(percent: number): Bilingual {
  return { vi: `Lần khám này hưởng ${percent}%`, en: `${percent}% for this visit` }
}

export function severalCards(count: number): Bilingual {
  return { vi: `${count} thẻ cùng có giá trị trong ngày`, en: `${count} cards are good on the day` }
}

export function paper({ signedOn, validUntil }: VisitFacts): Bilingual {
  if (!signedOn || !validUntil) return { vi: 'Phiếu chuyển chưa ký', en: 'The transfer paper is not signed' }
  return {
    vi: `Phiếu chuyển ký ${vi(signedOn)}, giá trị đến hết ${vi(validUntil)}`,
    en: `Transfer paper signed ${signedOn}, good to the end of ${validUntil}`,
  }
}

export const effects = {
  cardPays: { vi: 'Thẻ có giá trị sử dụng', en: 'The card is good' },
  highestTaken: { vi: 'Lấy quyền lợi cao nhất', en: 'The highest right is taken' },
  noCard: { vi: 'Không có căn cứ hưởng', en: 'Nothing to pay from' },
  percentUnknown: { vi: 'Chưa tính được tỷ lệ hưởng', en: 'The percent cannot be told yet' },
} as const satisfies Record<string, Bilingual>

export const paperEffects = {
  UNSIGNED: { vi: 'Chưa có phiếu để dùng', en: 'There is no paper to use yet' },
  ENDED: { vi: 'Phiếu đã hết giá trị', en: 'The paper has run out' },
  VALID: { vi: 'Phiếu còn giá trị', en: 'The paper is good' },
} as const satisfies Record<Exclude<PaperState, 'NONE'>, Bilingual>

export const visitFacts = {
  'VC-1.1': {
    vi: 'Nơi đến là nơi đăng ký KCB ban đầu (mã đối tượng đến khám 1.1)',
    en: 'The hospital is the registered first-contact facility (visit code 1.1)',
  },
  'VC-1.3': { vi: 'Đến khám có phiếu chuyển (mã 1.3)', en: 'Comes with a transfer paper (visit code 1.3)' },
  'VC-2': { vi: 'Cấp cứu (mã 2)', en: 'Emergency (visit code 2)' },
} as const satisfies Record<VisitRuleId, Bilingual>

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
} as const satisfies Record<Exclude<NotCoveredReason, 'NO_CARD'>, Bilingual>

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
} as const satisfies Record<Exclude<NotCoveredReason, 'NO_CARD'>, Message>

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

export const routeFacts = {
  NONE: {
    vi: 'Giới thiệu từ cơ sở không được ký phiếu chuyển BHYT',
    en: 'A request from a facility that cannot sign a transfer paper',
  },
  UNSIGNED: { vi: 'Chưa có phiếu chuyển đã ký', en: 'No signed transfer paper yet' },
  ENDED: {
    vi: 'Phiếu chuyển hết giá trị: đến khám như tự đến',
    en: 'The paper ran out: the person comes as self-referred',
  },
  VALID: { vi: 'Danh mục chưa có quy định của ngày này', en: 'The table holds no rule for this route on this day' },
} as const satisfies Record<PaperState, Bilingual>

const rankMissing: Bilingual = {
  vi: 'Nếu tự đến, tỷ lệ hưởng tùy cấp của bệnh viện, hệ thống chưa có dữ liệu này.',
  en: 'For a self-referred visit the percent depends on the hospital’s rank, which the hub does not hold yet.',
}

export const routeUnknown = {
  NONE: {
    message: rankMissing,
    nextStep: {
      vi: 'Xin phiếu chuyển ở nơi đăng ký KCB ban đầu, rồi hỏi lại.',
      en: 'Have the registered first-contact facility issue a transfer paper, then ask again.',
    },
  },
  UNSIGNED: {
    message: rankMissing,
    nextStep: { vi: 'Ký phiếu chuyển, rồi hỏi lại.', en: 'Sign the transfer paper, then ask again.' },
  },
  ENDED: {
    message: rankMissing,
    nextStep: { vi: 'Xin phiếu chuyển mới, rồi hỏi lại.', en: 'Have a new transfer paper issued, then ask again.' },
  },
  VALID: {
    message: routeFacts.VALID,
    nextStep: { vi: 'Hỏi cơ quan BHXH.', en: 'Ask the social-insurance office.' },
  },
} as const satisfies Record<PaperState, CouldNotCheckText>

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
