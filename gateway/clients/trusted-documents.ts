import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PlainError } from '../../kit/errors.js'

/** Documents by their id, `sha256:` and the hash of the text in hexadecimal digits. */
export type TrustedDocuments = ReadonlyMap<string, string>

export const documentIdOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** Reads what a frontend’s build has registered: a JSON object of ids and texts, each checked against the other. */
export async function loadTrustedDocuments(file: string): Promise<TrustedDocuments> {
  let given: Record<string, string>
  try {
    given = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new PlainError(`HUB_TRUSTED_DOCUMENTS: ${file} is no JSON object of document ids and texts. Build the frontend again.`)
  }
  const wrong = Object.entries(given).find(([id, text]) => id !== documentIdOf(text))
  if (wrong) throw new PlainError(`HUB_TRUSTED_DOCUMENTS: the text of ${wrong[0]} in ${file} has another hash. Build the frontend again.`)
  return new Map(Object.entries(given))
}
