import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFile } from '../kit/files.js'
import { PlainError, runMain } from '../kit/errors.js'

/** How many examples each property is tried on; `npm test` takes a hundred, and the same each time. */
const examples = 5000
const report = z.object({ numPassedTests: z.number(), numTotalTests: z.number() })

/**
 * The properties on new examples, the fault tests with all their rounds, every question of every stranger, and 10,000 random steps against a model
 * of the rights: `npm run test:long`.
 */
await runMain(async () => {
  if (!process.env.HUB_TEST_DATABASE_URL) {
    throw new PlainError(
      'The long tests need PostgreSQL. Set HUB_TEST_DATABASE_URL to a server on which databases may be made and dropped, ' +
        'for example postgres://user@127.0.0.1:5432/postgres, then run them again.',
    )
  }
  const properties = tryProperties(Number(process.env.HUB_TEST_SEED ?? Date.now() % 1_000_000))
  const rounds = vitest(['--project', 'hub', 'test/faults', 'test/security/field-rights', 'test/security/rights-model', ...process.argv.slice(2)], { HUB_TEST_LONG: '1' })
  process.exit(properties || rounds)
})

function vitest(args: readonly string[], settings: Readonly<Record<string, string>>): number {
  const run = [projectFile('node_modules/vitest/vitest.mjs'), 'run', ...args]
  return spawnSync(process.execPath, run, { stdio: 'inherit', env: { ...process.env, ...settings } }).status ?? 1
}

/** On examples that nobody has tried before; the evidence is written only when all of them held. */
function tryProperties(seed: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'hub-properties-'))
  try {
    const file = join(folder, 'report.json')
    process.stdout.write(`Properties: ${examples} examples each, seed ${seed}.\n`)
    const args = ['--project', 'rules', '--project', 'parts', 'client', 'gateway', 'kit', 'subgraphs', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = vitest(args, { HUB_TEST_SEED: String(seed), HUB_TEST_RUNS: String(examples) })
    const { numPassedTests, numTotalTests } = report.parse(JSON.parse(readFileSync(file, 'utf8')))
    if (code === 0) writeFileSync(projectFile('docs/evidence/properties.md'), evidence(seed, numPassedTests, numTotalTests))
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function evidence(seed: number, passed: number, total: number): string {
  return `# Properties on other examples

Written by \`npm run test:long\`; do not edit. Each property that names no number of its own was tried on ${examples} examples (seed ${seed});
\`npm test\` tries a hundred, the same each time. Of ${total} tests of the rules and parts, ${passed} passed.
`
}
