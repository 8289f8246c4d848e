import type { Viewer } from './auth.js'
import type { Database } from './database.js'

/** Sign-ins that were withdrawn before they ended: the table `revoked_access` of each sector, held in memory. */
export interface Revocations {
  isRevoked(viewer: Viewer): boolean
  /** Reads the table again. */
  refresh(): Promise<void>
  close(): void
}

/** How often a process looks for what another process wrote to the same database, in milliseconds. */
const lookEvery = 1_000

/** A token issued after the withdrawal is a new sign-in, which the identity provider has judged. */
export async function createRevocations(db: Database): Promise<Revocations> {
  let revoked = new Map<string, number>()
  const refresh = async () => {
    const rows = await db.read<{ subject: string; at: Date }>(
      `select "subject", "revoked_at" as "at" from "${db.schema}"."revoked_access"`,
      [],
    )
    revoked = new Map(rows.map(({ subject, at }) => [subject, at.getTime()]))
  }
  await refresh()
  // A table that cannot be read now leaves what is known: nobody is let in again by a sick database.
  const timer = db.shared ? setInterval(() => void refresh().catch(() => undefined), lookEvery) : undefined
  timer?.unref()
  return {
    isRevoked({ subject, actsFor, issuedAt }) {
      // Who has no access any more has none that somebody else could exercise.
      return [subject, ...(actsFor === undefined ? [] : [actsFor])].some(each => (issuedAt ?? 0) * 1000 <= (revoked.get(each) ?? -1))
    },
    refresh,
    close: () => clearInterval(timer),
  }
}
