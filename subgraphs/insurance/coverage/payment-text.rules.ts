import type { Bilingual } from '../../../kit/vn/types.js'

/** 1124444 as each language groups it. */
const dong = (amount: bigint | number) => {
  const digits = String(amount)
  const grouped = (separator: string) => digits.replaceAll(/\B(?=(\d{3})+$)/g, separator)
  return { vi: `${grouped('.')} đồng`, en: `VND ${grouped(',')}` }
}

export function referenceAmount(amount: bigint): Bilingual {
  const { vi, en } = dong(amount)
  return { vi: `Mức tham chiếu của ngày này: ${vi}`, en: `Reference amount of the day: ${en}` }
}

export function limits(amount: bigint): Bilingual {
  const [small, six] = [dong((amount * 15n) / 100n), dong(amount * 6n)]
  return { vi: `15% là ${small.vi}; 6 tháng là ${six.vi}`, en: `15% is ${small.en}; six months are ${six.en}` }
}

export function smallBill(bill: number, limit: bigint): Bilingual {
  const [cost, below] = [dong(bill), dong(limit)]
  return { vi: `Chi phí một lần khám ${cost.vi}, thấp hơn ${below.vi}`, en: `One visit costs ${cost.en}, below ${below.en}` }
}

export function capExceeded(paid: number, threshold: bigint): Bilingual {
  const [sum, above] = [dong(paid), dong(threshold)]
  return {
    vi: `Đủ 5 năm liên tục; cùng chi trả trong năm ${sum.vi}, lớn hơn ${above.vi}`,
    en: `Five consecutive years; co-payments of the year ${sum.en}, above ${above.en}`,
  }
}

export function amountsOfYear(old: bigint, current: bigint): Bilingual {
  const [before, since] = [dong(old), dong(current)]
  return {
    vi: `Mức tham chiếu thay đổi trong năm: ${before.vi}, rồi ${since.vi}`,
    en: `The reference amount changed within the year: ${before.en}, then ${since.en}`,
  }
}

export function convertedTo(threshold: bigint): Bilingual {
  const { vi, en } = dong(threshold)
  return { vi: `Ngưỡng cùng chi trả của năm: ${vi}`, en: `Threshold of the year: ${en}` }
}

export const paidWhole: Bilingual = { vi: 'Hưởng 100% chi phí trong phạm vi', en: '100% of the cost in scope' }
export const paidWholeThisYear: Bilingual = {
  vi: 'Hưởng 100% chi phí trong phạm vi đến hết 31/12',
  en: '100% of the cost in scope until 31 December',
}

export const amountNotHeld: Bilingual = {
  vi: 'Hệ thống không có mức lương cơ sở của ngày này: chưa xét được chi phí dưới 15% và ngưỡng 6 tháng.',
  en: 'The reference amount of that day is not held: the small bill and the six months could not be looked at.',
}

export const exactlyTheLimit: Bilingual = {
  vi: 'Chi phí đúng bằng 15%: quy định ghi "thấp hơn", nên không miễn. Hãy kiểm tra lại.',
  en: 'The bill is exactly the 15%: the rule says "below", so it does not apply. Check it.',
}

export const smallBillOfSelfReferred: Bilingual = {
  vi: 'Chi phí thấp hơn 15% nhưng tự đến: từ 2025 chưa rõ có được hưởng 100% không. Hãy hỏi cơ quan BHXH.',
  en: 'The bill is small, but the visit self-referred: whether it is paid whole since 2025 is not settled. Ask the office.',
}

export const capOfSelfReferred: Bilingual = {
  vi: 'Tự đến không được miễn cùng chi trả theo 5 năm liên tục.',
  en: 'A self-referred visit is not freed by five consecutive years.',
}

export const fiveYearsUnknown: Bilingual = {
  vi: 'Chưa biết thời điểm đủ 5 năm liên tục: tra trên Cổng giám định BHYT.',
  en: 'The day of five consecutive years is not known: look it up at the national portal.',
}

export const conversionUnknown: Bilingual = {
  vi: 'Mức lương cơ sở thay đổi trong năm, cách quy đổi của năm đó chưa rõ: hãy hỏi cơ quan BHXH.',
  en: 'The base salary changed within that year, and how to convert is not held for it: ask the office.',
}

export const beforeChangeNeeded: Bilingual = {
  vi: 'Mức tham chiếu thay đổi trong năm: cần số cùng chi trả trước ngày thay đổi.',
  en: 'The reference amount changed within the year: the co-payments before the change are needed.',
}

export const portalLags: Bilingual = {
  vi: 'Số cùng chi trả trên Cổng chỉ gồm hồ sơ đã gửi.',
  en: 'The portal’s sum of co-payments holds only claims already sent.',
}
