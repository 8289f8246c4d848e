import '../kit/require-node.js'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { buildSchema } from 'graphql'
import { PlainError, runMain } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import { compose } from './compose.js'
import { errorsPage } from './errors-page.js'
import { roleScopes } from './role-scopes.js'
import { schemas } from './schemas.js'
import { securityPage } from './security-page.js'
import { subgraphs } from './subgraphs.js'

const released = 'schema/released/api.graphql'

/** Every file that is printed from code, with its text. */
function schemaFiles(): Map<string, string> {
  const parts = subgraphs.map(({ name, port }) => ({ name, port, sdl: schemas[name].sdl }))
  const { supergraph, api } = compose(parts)
  return new Map([
    ...parts.map(({ name, sdl }) => [`schema/${name}.graphql`, `${sdl.trim()}\n`] as const),
    ['schema/supergraph.graphql', supergraph],
    ['schema/api.graphql', api],
    ['schema/role-scopes.json', roleScopes(schemas)],
    ['docs/errors.md', errorsPage()],
    ['docs/security.md', securityPage(schemas)],
  ])
}

async function write(): Promise<void> {
  for (const [file, text] of schemaFiles()) {
    await mkdir(dirname(projectFile(file)), { recursive: true })
    await writeFile(projectFile(file), text)
  }
  process.stdout.write('The schema files are written.\n')
}

async function check(): Promise<void> {
  const problems: string[] = []
  const files = schemaFiles()
  for (const [file, text] of files) {
    const there = existsSync(projectFile(file)) ? readFileSync(projectFile(file), 'utf8') : ''
    if (there !== text) problems.push(`${file} is not what the code says. Run "npm run schema" and commit the difference.`)
  }
  problems.push(...(await breakingChanges(files.get('schema/api.graphql') ?? '')))
  if (problems.length > 0) throw new PlainError(problems.join('\n'))
  process.stdout.write('The schema files are what the code says, and nothing that clients use was broken.\n')
}

/** What a client of the released schema would lose. */
async function breakingChanges(api: string): Promise<string[]> {
  if (!existsSync(projectFile(released))) return []
  // A tool of development: the services start without it.
  const { CriticalityLevel, diff } = await import('@graphql-inspector/core')
  const changes = await diff(buildSchema(await readFile(projectFile(released), 'utf8')), buildSchema(api))
  return changes
    .filter(change => change.criticality.level === CriticalityLevel.Breaking)
    .map(change => `Breaking: ${change.message} Keep it (deprecate it with a date), or release the change on purpose.`)
}

/** Makes the schema of now the one that later changes are held against; the CHANGELOG must say so. */
async function release(): Promise<void> {
  const api = schemaFiles().get('schema/api.graphql') ?? ''
  const mark = `- Schema ${createHash('sha256').update(api).digest('hex').slice(0, 8)}:`
  const changelog = await readFile(projectFile('CHANGELOG.md'), 'utf8')
  if (!changelog.includes(mark)) {
    const breaking = await breakingChanges(api)
    throw new PlainError(
      [`Add a line that begins "${mark}" to CHANGELOG.md and says what changed for clients, then run again.`, ...breaking].join('\n'),
    )
  }
  await write()
  await writeFile(projectFile(released), api)
  process.stdout.write(`${released} is renewed.\n`)
}

const commands: Record<string, () => Promise<void>> = { '': write, '--check': check, '--release': release }

await runMain(async () => {
  const command = commands[process.argv[2] ?? '']
  if (!command) throw new PlainError('Use: npm run schema [-- --check | --release]')
  await command()
})
