import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const packageFile = z.object({ name: z.literal('an-sinh-hub') })

let root: string | undefined

/** The absolute path of a file of the project. Tables are read in place: the build copies no data to `dist/`. */
export function projectFile(relativePath: string): string {
  root ??= findRoot(dirname(fileURLToPath(import.meta.url)))
  return join(root, relativePath)
}

function findRoot(folder: string): string {
  const path = join(folder, 'package.json')
  if (existsSync(path) && packageFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('No folder above this file holds the package.json of an-sinh-hub.')
  return findRoot(parent)
}
