import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** Crockford’s letters: none is taken for another when a code is read aloud or typed from a paper. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const numberLength = 10
const proofLength = 16

/** Two letters say which kind of paper it is: see `paper-kinds.ts`. */
const codeForm = /^([A-Z]{2}-[0-9A-HJKMNP-TV-Z]{10})-([0-9A-HJKMNP-TV-Z]{16})$/

/** The numbers of papers, and the codes by which anybody who holds one can ask whether the hub issued it. */
export interface PaperCodes {
  /** A number that nobody can guess or count on from another. */
  newNumber(kind: string): string
  codeOf(number: string): string
  /** The number in a code that was made here; undefined for every other text, without asking any table. */
  numberIn(code: string): string | undefined
}

/** The proof is 80 bits of an HMAC under a key of its own purpose. */
export function paperCodes(secret: string): PaperCodes {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'paper-code', 32))
  const proofOf = (number: string) => inLetters(createHmac('sha256', key).update(number).digest(), proofLength)
  return {
    newNumber: kind => `${kind}-${inLetters(randomBytes(numberLength), numberLength)}`,
    codeOf: number => `${number}-${proofOf(number)}`,
    numberIn(code) {
      const [, number, proof] = codeForm.exec(code) ?? []
      if (!number || !proof) return undefined
      return timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(number))) ? number : undefined
    },
  }
}

/** Whether a text has the form of a code; who made it, only the secret tells. */
export function kindInCode(code: string): string | undefined {
  return codeForm.test(code) ? code.slice(0, 2) : undefined
}

/** One letter a byte, of which five bits count. */
function inLetters(bytes: Buffer, length: number): string {
  return [...bytes.subarray(0, length)].map(byte => letters.charAt(byte & 31)).join('')
}
