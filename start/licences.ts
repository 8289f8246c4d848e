import '../kit/require-node.js'
import { PlainError, runMain } from '../kit/errors.js'
import { exceptions, licenceProblems } from './supply-chain/licences.rules.js'
import { lockedPackages } from './supply-chain/lock-file.js'

/** Fails when a package is there under a licence that nobody has agreed to. */
await runMain(async () => {
  const packages = lockedPackages()
  const problems = licenceProblems(packages)
  if (problems.length > 0) {
    throw new PlainError(`Licences to look at (the lists are in start/supply-chain/licences.rules.ts):\n  ${problems.join('\n  ')}`)
  }
  const counts = new Map<string, number>()
  for (const { licence = 'none said' } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  const lines = [...counts].sort(([, a], [, b]) => b - a)
  process.stdout.write(`${packages.length} packages, each under an allowed licence or a noted exception:\n`)
  for (const [licence, count] of lines) process.stdout.write(`  ${String(count).padStart(4)}  ${licence}\n`)
  for (const { name, because } of exceptions) process.stdout.write(`  ${name}: ${because}\n`)
})
