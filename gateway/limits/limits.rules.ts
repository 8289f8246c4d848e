import type { DocumentSize, OperationSize, TextSize } from './measure.rules.js'

/**
 * What one request may ask for. Each is at least twice what the largest honest request of the console, the examples and the tests
 * asks for; who needs more asks twice. `first` itself is bounded by each list.
 */
export const limits = {
  text: { characters: 100_000, tokens: 10_000, nesting: 60 } satisfies TextSize,
  document: { operations: 20, fragments: 100 } satisfies DocumentSize,
  operation: { depth: 20, fields: 2_000, width: 400, aliases: 300, directives: 50, cost: 100_000 } satisfies OperationSize,
} as const

export interface Excess {
  readonly name: string
  readonly size: number
  readonly most: number
}

type Sizes = Readonly<Record<string, number>>

/** The first of some measures that is beyond its limit. */
export function excessOf(sizes: Sizes, mosts: Sizes): Excess | undefined {
  for (const [name, most] of Object.entries(mosts)) {
    const size = sizes[name] ?? 0
    if (size > most) return { name, size, most }
  }
  return undefined
}

/** In words, Vietnamese and English. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  characters: ['ký tự', 'characters'],
  tokens: ['từ tố', 'tokens'],
  nesting: ['ngoặc lồng nhau', 'brackets within each other'],
  operations: ['thao tác', 'operations'],
  fragments: ['mảnh', 'fragments'],
  depth: ['tầng trường', 'fields within fields'],
  fields: ['trường', 'fields'],
  width: ['trường trong một tầng', 'fields in one selection'],
  aliases: ['bí danh', 'aliases'],
  directives: ['chỉ thị', 'directives'],
  cost: ['giá trị trả về', 'values in the answer'],
} satisfies Readonly<Record<keyof TextSize | keyof DocumentSize | keyof OperationSize, readonly [string, string]>>

export function excessText({ name, most }: Excess): string {
  const [vi, en] = words[name] ?? [name, name]
  return (
    `Yêu cầu quá lớn: tối đa ${most} ${vi}. Hãy chia thành nhiều yêu cầu nhỏ hơn. / ` +
    `The request asks for too much: at most ${most} ${en}. Split it into smaller requests.`
  )
}
