import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** A number that callers carry without being able to read, compare or make it: a place in a log that counts what others do. */
export interface NumberSeal {
  seal(number: number): string
  /** Undefined for what was never sealed here. */
  open(text: string): number | undefined
}

const ivLength = 12
const tagLength = 16

/** AES-256-GCM under a key of its own purpose; the same number is another text each time. */
export function numberSeal(secret: string, purpose: string): NumberSeal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return {
    seal(number) {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(String(number)), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64url')
      if (bytes.length <= ivLength + tagLength || bytes.toString('base64url') !== text) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength))
      decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      try {
        return Number(decipher.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8'))
      } catch {
        return undefined
      }
    },
  }
}
