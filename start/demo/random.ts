/** Chance with a fixed start: the same seed and stream give the same people on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  chance(share: number): boolean
  pick<Value>(from: readonly Value[]): Value
  /** One of the values, each as often as its weight says. */
  weighted<Value>(from: readonly (readonly [Value, number])[]): Value
  uuid(): string
}

/** Every person has a stream of their own, so that a change for one leaves the others as they were. */
export function random(seed: number, stream: number): Random {
  const word = words(seed, stream)
  const next = () => word() / 2 ** 32
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <Value>(from: readonly Value[]) => present(from[int(0, from.length - 1)])
  return {
    next,
    int,
    pick,
    chance: share => next() < share,
    weighted: from => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
      return present(from.find(([, weight]) => (left -= weight) < 0) ?? from.at(-1))[0]
    },
    uuid: () => uuidOf(word(), word(), word(), word()),
  }
}

/** sfc32. Its 128 bits of state keep millions of keys apart, which a 32-bit generator would not. */
function words(seed: number, stream: number): () => number {
  let [a, b, c, counter] = [seed | 0, stream | 0, 0x9e3779b9 | 0, 1]
  const word = () => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
  for (let round = 0; round < 12; round++) word()
  return word
}

function uuidOf(...parts: number[]): string {
  const hex = parts.map(part => part.toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('There is nothing to choose from.')
  return value
}
