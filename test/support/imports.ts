import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { projectFile } from '../../kit/files.js'

export interface ImportEdge {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const folders = ['client', 'console', 'kit', 'gateway', 'subgraphs', 'start', 'schema', 'test', 'bench']
const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"\n;]*?\sfrom\s+|(?:\{[^}]*\}\s*from\s+)?)['"](\.{1,2}\/[^'"]+)['"]/g
const dynamic = /import\(\s*['"](\.{1,2}\/[^'"]+)['"]\s*\)/g

/** Every source file of the project, by its path from the top. */
export function sourceFiles(): string[] {
  const found = folders.flatMap(folder => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: projectFile('.') }))
  return found.filter(file => !file.includes('node_modules') && !file.startsWith('console/src/generated/')).sort()
}

/** Who imports whom, package imports left out. */
export function importGraph(): ImportEdge[] {
  return sourceFiles().flatMap(file => {
    const text = readFileSync(projectFile(file), 'utf8')
    const resolve = (target: string) => fileOf(normalize(join(dirname(file), target)))
    const fixed = [...text.matchAll(pattern)].map(match => {
      const names = match[2] ?? ''
      const typeOnly = match[1] !== undefined || onlyTypes(names)
      return { from: file, to: resolve(match[3] ?? ''), typeOnly }
    })
    const late = [...text.matchAll(dynamic)].map(match => ({ from: file, to: resolve(match[1] ?? ''), typeOnly: false }))
    return [...fixed, ...late]
  })
}

/** The source file of what an import names: `x.js` in the services, `x` in the console, which is bundled. */
function fileOf(target: string): string {
  if (!target.startsWith('console/')) return target.replace(/\.js$/, '.ts')
  return existsSync(projectFile(`${target}.tsx`)) ? `${target}.tsx` : `${target}.ts`
}

/** `import { type A, type B } from …` brings nothing at run time. */
function onlyTypes(names: string): boolean {
  const inside = /^\{([^}]*)\}/.exec(names.trim())?.[1]
  return inside !== undefined && inside.split(',').every(name => name.trim() === '' || name.trim().startsWith('type '))
}

/** A circle of imports as the files on it, or undefined. */
export function findCircle(edges: readonly ImportEdge[]): string[] | undefined {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const walk = (file: string, trail: string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const each of next.get(file) ?? []) {
      const circle = walk(each, [...trail, file])
      if (circle) return circle
    }
    done.add(file)
    return undefined
  }
  for (const file of next.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return undefined
}
