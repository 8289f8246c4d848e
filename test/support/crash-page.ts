import type { Crashes, Hits } from './crashes.js'

export interface CrashRun {
  readonly rounds: number
  readonly seed: number
  readonly crashes: Crashes
  readonly copies: readonly string[]
}

/** What a long run did, for `docs/evidence/crash.md`. It is written only when every check of every round held. */
export function crashPage({ rounds, seed, crashes, copies }: CrashRun): string {
  const sum = (hits: Hits) => [...hits.values()].flatMap(places => [...places.values()]).reduce((a, b) => a + b, 0)
  const tables = (hits: Hits, suffix: string) =>
    [...hits].map(([name, places]) => [`### ${name}${suffix}`, '', '| killed | times |', '|---|---|', ...rowsOf(places), ''].join('\n'))
  return `# The process is killed in the middle of its work

Written by \`HUB_TEST_DATABASE_URL=postgres://… npm run test:long\` when its last round has passed; run it with
\`HUB_TEST_SEED=${seed}\` for the same kills. \`.ci/run\` does the same with 5 rounds and a fixed seed.

The hub runs as one process on PostgreSQL; a proxy in front of each sector's database stops it before a statement, and
there it is killed with SIGKILL. Two changes are under way at each kill, one in each sector, each at a place of its own;
every second round there is one more kill while another sector takes the event of a change into its copies.

| | |
|---|---|
| rounds | ${rounds} |
| seed | ${seed} |
| times the process was killed and started again | ${crashes.kills} |
| changes it was killed in | ${sum(crashes.changes)} |
| takings of events it was killed in | ${sum(crashes.taking)} |
| changes of which half was there | 0 |
| changes not there after the same key was sent again, or there twice | 0 |
| events lost, taken twice or set aside | 0 |
| copies that did not catch up | 0 |

The zeros are checks: one that fails ends the run, and then there is no page.

After each kill, by SQL and past the hub: of the change there is either all (the row with its stays or steps, one row of
the audit log, one event, one command with its result) or nothing – all exactly when the COMMIT had reached the server.
After the next start the same request with the same key is answered without an error, and the change is there exactly
once. Then each copy is what its owner's outbox says last, every inbox stands at its owner's newest event, no row took a version twice (a trigger on each
copy notes what it takes), nothing was set aside, and every resident and referral is at the version of its newest event
with none missing before it. The copies:
${copies.map(copy => `\`${copy}\``).join(', ')}.

## Kills in a change

${tables(crashes.changes, '').join('\n')}
## Kills in the taking of events

${tables(crashes.taking, ' takes').join('\n')}`
}

function rowsOf(places: ReadonlyMap<string, number>): string[] {
  return [...places].map(([label, times]) => `| ${label} | ${times} |`)
}
