import type { Bilingual } from '../vn/types.js'

/** What the hub prints: which sector issues it, and what it is called where anybody may look. */
export const paperKinds = {
  QL: {
    sector: 'insurance',
    name: { vi: 'Phiếu kết quả tra cứu quyền lợi bảo hiểm y tế', en: 'Statement of a health-insurance coverage check' },
  },
} as const satisfies Record<string, { readonly sector: string; readonly name: Bilingual }>

export type PaperKind = keyof typeof paperKinds

export function isPaperKind(text: string | undefined): text is PaperKind {
  return text !== undefined && Object.hasOwn(paperKinds, text)
}
