// Compiles to dist/, and builds the console into it; with --code only the first, for commands that show no page: `npm run schema` prints what the
// documents of the console are checked against. An image without the compiler runs what was compiled when it was made.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('..', import.meta.url))
const hasCompiler = existsSync(`${top}/node_modules/typescript`)
if (!hasCompiler && existsSync(`${top}/dist/start/hub.js`)) process.exit(0)
if (!hasCompiler) {
  process.stderr.write('Nothing is installed yet. Run "npm ci" first.\n')
  process.exit(1)
}
const manifest = createRequire(import.meta.url)(`${top}/node_modules/typescript/package.json`)
const tsc = `${top}/node_modules/typescript/${manifest.bin.tsc}`
const manifests = ['tsconfig.json', 'package-lock.json']
const parts = [
  {
    mark: '.compiled',
    command: [tsc, '-p', `${top}/tsconfig.json`],
    sources: ['{client,kit,gateway,subgraphs,start,schema,test,bench}/**/*.ts', ...manifests],
    madeOf: /\.ts$/,
  },
  {
    mark: '.console',
    command: [`${top}/console/build.mjs`],
    sources: ['console/**/*', 'schema/api.graphql', ...manifests],
  },
]
const wanted = process.argv.includes('--code') ? parts.filter(({ madeOf }) => madeOf) : parts
const codes = await Promise.all(wanted.filter(part => !isFresh(part)).map(build))
process.exit(Math.max(0, ...codes))

async function build({ mark, command }) {
  const started = new Date()
  const [code] = await once(spawn(process.execPath, command, { stdio: 'inherit' }), 'exit')
  if (code !== 0) return code ?? 1
  writeFileSync(`${top}/dist/${mark}`, '')
  utimesSync(`${top}/dist/${mark}`, started, started)
  return 0
}

/** Whether everything was made after the last change: then starting need not wait for it. */
function isFresh({ mark, sources, madeOf }) {
  if (!existsSync(`${top}/dist/${mark}`)) return false
  const time = statSync(`${top}/dist/${mark}`).mtimeMs
  const files = globSync(sources, { cwd: top, exclude: path => /(^|\/)(node_modules|generated)$/.test(path) }).filter(file => statSync(`${top}/${file}`).isFile())
  const isThere = file => !madeOf?.test(file) || existsSync(`${top}/dist/${file.replace(madeOf, '.js')}`)
  return files.every(file => statSync(`${top}/${file}`).mtimeMs < time && isThere(file))
}
