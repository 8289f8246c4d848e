// Compiles to dist/. An image without the compiler runs what was compiled when it was made.
import { spawnSync } from 'node:child_process'
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
if (isFresh()) process.exit(0)
const manifest = createRequire(import.meta.url)(`${top}/node_modules/typescript/package.json`)
const tsc = `${top}/node_modules/typescript/${manifest.bin.tsc}`
const started = new Date()
const { status } = spawnSync(process.execPath, [tsc, '-p', `${top}/tsconfig.json`], { stdio: 'inherit' })
if (status === 0) {
  writeFileSync(`${top}/dist/.compiled`, '')
  utimesSync(`${top}/dist/.compiled`, started, started)
}
process.exit(status ?? 1)

/** Whether everything was compiled after the last change: then starting need not wait for the compiler. */
function isFresh() {
  const compiled = `${top}/dist/.compiled`
  if (!existsSync(compiled) || typeof globSync !== 'function') return false
  const time = statSync(compiled).mtimeMs
  const sources = globSync('{kit,gateway,subgraphs,start,schema,test,bench}/**/*.ts', {
    cwd: top,
    exclude: path => path.includes('node_modules'),
  })
  const isOlder = file => statSync(`${top}/${file}`).mtimeMs < time
  const manifests = ['tsconfig.json', 'package-lock.json'].filter(file => existsSync(`${top}/${file}`))
  const everyCompiled = sources.every(file => existsSync(`${top}/dist/${file.replace(/\.ts$/, '.js')}`))
  return everyCompiled && [...sources, ...manifests].every(isOlder)
}
