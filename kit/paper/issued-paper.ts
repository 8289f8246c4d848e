import { z } from 'zod'

/** What anybody who holds a paper may know of it: nothing about the person, nothing that it says. */
export const issuedPaper = z.strictObject({
  number: z.string(),
  /** The day in Viet Nam. */
  issuedOn: z.iso.date(),
  /** Of the file, in hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type IssuedPaper = z.infer<typeof issuedPaper>

/** The paper behind a code; null when the code belongs to none. */
export type FindPaper = (code: string) => Promise<IssuedPaper | null>
