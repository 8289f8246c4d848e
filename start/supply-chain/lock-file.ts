import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectFile } from '../../kit/files.js'
import type { LockedPackage } from './licences.rules.js'

const locked = z.object({
  version: z.string(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  dev: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
})
const lockFile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), z.unknown()) })
const manifest = z.object({ license: z.string().optional() })

export type Locked = z.infer<typeof locked> & LockedPackage & { readonly path: string }

/** Every package of the lock file, those of other platforms too, with the licence of what is installed where it is. */
export function lockedPackages(): Locked[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8')))
  const paths = Object.keys(packages).filter(path => path !== '')
  return paths.map(path => {
    const entry = locked.parse(packages[path])
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { ...entry, path, name, licence: installedLicence(path) ?? entry.license, development: entry.dev }
  })
}

function installedLicence(path: string): string | undefined {
  let text: string
  try {
    text = readFileSync(projectFile(`${path}/package.json`), 'utf8')
  } catch {
    // Of another platform.
    return undefined
  }
  return manifest.parse(JSON.parse(text)).license
}
