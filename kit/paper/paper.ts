import type { Language } from '../errors.js'

/** A block of a printed paper. What a paper says is made elsewhere, as plain data: the printer knows how it looks only. */
export type PaperBlock =
  /** What counts most, in large letters. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'fact'; readonly label: string; readonly text: string }
  | { readonly kind: 'step'; readonly number: number; readonly text: string; readonly details: readonly string[] }
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }

export interface Paper {
  readonly language: Language
  readonly number: string
  readonly title: string
  readonly blocks: readonly PaperBlock[]
  /** Said beside the QR code. */
  readonly verify: { readonly url: string; readonly text: string }
  /** `Trang 1/2` */
  readonly pageOf: (page: number, pages: number) => string
  readonly issuedAt: Date
}

/** A paper as lines of text, in the order in which it is read. */
export function paperLines({ title, blocks, verify }: Paper): string[] {
  return [title, ...blocks.flatMap(linesOf), verify.text, verify.url]
}

function linesOf(block: PaperBlock): string[] {
  switch (block.kind) {
    case 'fact':
      return [`${block.label}: ${block.text}`]
    case 'step':
      return [`${block.number}. ${block.text}`, ...block.details]
    case 'item':
      return [`• ${block.text}`]
    default:
      return [block.text]
  }
}
