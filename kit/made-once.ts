import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file of secrets that is made when it is missing, for its owner only. Two processes at once end with the same text. */
export async function madeOnce(file: string, make: () => Promise<string>): Promise<string> {
  const there = await readFile(file, 'utf8').catch(() => undefined)
  if (there !== undefined) return there
  const text = await make()
  const forOwner = { mode: 0o600, flag: 'wx' }
  const draft = `${file}.${randomUUID()}`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(draft, text, forOwner)
  try {
    // Whole or not at all. It fails where another process was first, and on file systems that know no links.
    await link(draft, file).catch(() => writeFile(file, text, forOwner).catch(() => undefined))
    return await readFile(file, 'utf8')
  } finally {
    await rm(draft, { force: true })
  }
}
