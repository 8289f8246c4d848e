// Compiles to dist/. An image without the compiler runs what was compiled when it was made.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
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
process.exit(spawnSync(process.execPath, [tsc, '-p', `${top}/tsconfig.json`], { stdio: 'inherit' }).status ?? 1)
