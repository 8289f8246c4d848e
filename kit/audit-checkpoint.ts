import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { auditHead, type ChainHead } from './audit-chain.js'
import type { Clock } from './clock.js'
import type { CommonSettings } from './config.js'
import type { Database } from './database.js'
import { PlainError } from './errors.js'
import type { Logger } from './log.js'

/** A signed word about a log, kept outside its database: at that time its newest entry had this place and this hash. */
export interface Checkpoint extends ChainHead {
  /** The clock of the process that signed. */
  readonly at: string
}

export interface Checkpoints {
  readonly lines: readonly Checkpoint[]
  /** Up to where entries were retired, by the policy of keeping; signed like the others. */
  readonly retired: readonly Checkpoint[]
  /** The lines, from 1, that look like checkpoints and are not signed by the hub. */
  readonly forged: readonly number[]
}

const lineShape = z.object({
  sector: z.string(),
  position: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  retired: z.literal(true).optional(),
  signature: z.string(),
})

type Line = Checkpoint & { readonly retired?: true }

const signedText = (sector: string, { position, hash, at, retired }: Line) =>
  Buffer.from(JSON.stringify([retired ? 'an-sinh-hub retired' : 'an-sinh-hub checkpoint', sector, position, hash, at]))

/** Where checkpoints are kept and with what they are signed. */
export interface CheckpointBook {
  /** Adds a line and waits until it is on disk. */
  add(sector: string, checkpoint: Checkpoint): Promise<void>
  /** Vouches that entries up to this one went by the policy; written before they go. */
  retire(sector: string, last: Checkpoint): Promise<void>
  read(sector: string): Promise<Checkpoints>
}

type BookSettings = Pick<CommonSettings, 'HUB_ENV' | 'HUB_DATA_DIR' | 'HUB_AUDIT_DIR' | 'HUB_AUDIT_KEY_FILE'>

/** Opens the book of `HUB_AUDIT_DIR`. Outside production both it and a key are made in the data folder when none is given. */
export async function openCheckpointBook(settings: BookSettings): Promise<CheckpointBook> {
  const { HUB_ENV, HUB_DATA_DIR, HUB_AUDIT_DIR, HUB_AUDIT_KEY_FILE } = settings
  if (HUB_ENV === 'production' && !(HUB_AUDIT_DIR && HUB_AUDIT_KEY_FILE)) {
    throw new PlainError(
      'The log of who looked needs HUB_AUDIT_DIR, a folder that whoever runs the database cannot write to, and HUB_AUDIT_KEY_FILE, ' +
        'an Ed25519 key as PEM (openssl genpkey -algorithm ed25519). Give both, then start again.',
    )
  }
  const folder = HUB_AUDIT_DIR ?? join(HUB_DATA_DIR, 'audit')
  await mkdir(folder, { recursive: true })
  const key = await keyFrom(HUB_AUDIT_KEY_FILE ?? join(folder, 'demo-key.pem'), HUB_AUDIT_KEY_FILE === undefined)
  const publicKey = createPublicKey(key)
  const fileOf = (sector: string) => join(folder, `${sector}.jsonl`)
  const write = async (sector: string, { position, hash, at, retired }: Line) => {
    const signature = sign(null, signedText(sector, { position, hash, at, retired }), key).toString('base64url')
    const file = await open(fileOf(sector), 'a', 0o600)
    try {
      // The line's end comes first: it also ends a line that a dying process left half written.
      await file.appendFile(`\n${JSON.stringify({ sector, position, hash, at, retired, signature })}`)
      await file.sync()
    } finally {
      await file.close()
    }
  }
  return {
    add: write,
    retire: (sector, last) => write(sector, { ...last, retired: true }),
    async read(sector) {
      const text = await readFile(fileOf(sector), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      return parseLines(sector, text, publicKey)
    },
  }
}

function parseLines(sector: string, text: string, publicKey: KeyObject): Checkpoints {
  const lines: Checkpoint[] = []
  const retiredLines: Checkpoint[] = []
  const forged: number[] = []
  for (const [i, line] of text.split('\n').entries()) {
    const { data } = lineShape.safeParse(jsonOf(line))
    if (!data) continue // empty, or half written: it says nothing
    const { position, hash, at, retired, signature } = data
    if (data.sector !== sector || !isSigned(sector, data, signature, publicKey)) forged.push(i + 1)
    else (retired ? retiredLines : lines).push({ position, hash, at })
  }
  return { lines, retired: retiredLines, forged }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isSigned(sector: string, checkpoint: Line, signature: string, publicKey: KeyObject): boolean {
  return verify(null, signedText(sector, checkpoint), publicKey, Buffer.from(signature, 'base64url'))
}

async function keyFrom(file: string, mayMake: boolean): Promise<KeyObject> {
  if (mayMake) {
    const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    // `wx` fails where there is one, also when another process was first.
    await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch(() => undefined)
  }
  try {
    const key = createPrivateKey(await readFile(file, 'utf8'))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Said below: the cause may quote the file.
  }
  throw new PlainError(`HUB_AUDIT_KEY_FILE: ${file} holds no Ed25519 private key as PEM. Make one with "openssl genpkey -algorithm ed25519", then start again.`)
}

/** How long what was written may stay without a signed word outside the database, in milliseconds. */
const every = 10_000

/** Signs the head of a sector’s log now, whenever it has moved on, and at the end. */
export async function keepCheckpoints(db: Database, book: CheckpointBook, clock: Clock, log: Logger): Promise<{ close(): Promise<void> }> {
  let signed = -1
  const look = async () => {
    const head = await auditHead(db)
    if (head.position === signed) return
    await book.add(db.schema, { ...head, at: clock().toISOString() })
    signed = head.position
  }
  await look()
  let last: Promise<void> = Promise.resolve()
  // One that cannot be written is made up for by the next, and holds up nothing: not the end of the process either.
  const lookInTurn = () =>
    (last = last.then(look).catch((error: unknown) => {
      log.error({ reason: error instanceof Error ? error.name : typeof error }, 'no checkpoint of the audit log could be written')
    }))
  const timer = setInterval(lookInTurn, every)
  timer.unref()
  return {
    close: () => {
      clearInterval(timer)
      return lookInTurn()
    },
  }
}
