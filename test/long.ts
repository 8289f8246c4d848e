import { spawnSync } from 'node:child_process'
import { projectFile } from '../kit/files.js'
import { PlainError, runMain } from '../kit/errors.js'

/** The fault tests with all their rounds, every question of every stranger, and 10,000 random steps against a model of the rights: `npm run test:long`. */
await runMain(async () => {
  if (!process.env.HUB_TEST_DATABASE_URL) {
    throw new PlainError(
      'The long tests need PostgreSQL. Set HUB_TEST_DATABASE_URL to a server on which databases may be made and dropped, ' +
        'for example postgres://user@127.0.0.1:5432/postgres, then run them again.',
    )
  }
  const vitest = projectFile('node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--project', 'hub', 'test/faults', 'test/security/field-rights', 'test/security/rights-model', ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, HUB_TEST_LONG: '1' } })
  process.exit(status ?? 1)
})
