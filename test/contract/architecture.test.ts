import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { subgraphs } from '../../schema/subgraphs.js'
import { findCircle, importGraph, type ImportEdge, sourceFiles } from '../support/imports.js'

const edges = importGraph()
const isTest = (file: string) => file.endsWith('.test.ts')

/** The room a file is in: a subgraph is a room of its own. */
function room(file: string): string {
  const [top = '', second = ''] = file.split('/')
  return top === 'subgraphs' ? `subgraphs/${second}` : top
}

function mayImport(from: string, to: string): boolean {
  if (room(from) === room(to)) return true
  const target = room(to)
  switch (room(from)) {
    case 'client':
    case 'kit':
    case 'console':
      return false
    case 'gateway':
      return target === 'kit' || target === 'schema'
    case 'schema':
      return target === 'kit' || /^subgraphs\/[^/]+\/schema\.ts$/.test(to)
    case 'start':
      return target === 'kit' || target === 'gateway' || target === 'schema' || target.startsWith('subgraphs/')
    case 'test':
    case 'bench':
      return true
    default:
      return room(from).startsWith('subgraphs/') && target === 'kit'
  }
}

const rank = ['rules', 'entity', 'type', 'access', 'search', 'index', 'loaders', 'events', 'service', 'resolver']

/** `subgraphs/x/<slice>/<name>.<role>.ts` → its role, when it has one. */
function role(file: string): string | undefined {
  return /^subgraphs\/[^/]+\/[^/]+\/[^/]+\.([a-z-]+)\.ts$/.exec(file)?.[1]
}

const text = ({ from, to }: ImportEdge) => `${from} → ${to}`

describe('the house', () => {
  test('reads the imports of every source file', () => {
    expect(sourceFiles().length).toBeGreaterThan(100)
    expect(edges.length).toBeGreaterThan(300)
  })

  test('each room imports only the rooms it may', () => {
    const wrong = edges.filter(({ from, to }) => !isTest(from) && !mayImport(from, to))
    expect(wrong.map(text)).toEqual([])
  })

  test('no subgraph knows another', () => {
    const inside = edges.filter(({ from, to }) => from.startsWith('subgraphs/') && to.startsWith('subgraphs/'))
    expect(inside.filter(({ from, to }) => room(from) !== room(to)).map(text)).toEqual([])
  })

  test('there are no circles', () => {
    expect(findCircle(edges.filter(edge => !edge.typeOnly))).toBeUndefined()
  })

  test('inside a slice imports go downhill, and rules import nothing but rules and the calendar of the law', () => {
    const uphill = edges.filter(({ from, to, typeOnly }) => {
      const [upper, lower] = [role(from), role(to)]
      return !typeOnly && !isTest(from) && upper && lower && rank.indexOf(upper) < rank.indexOf(lower)
    })
    const impure = edges.filter(({ from, to, typeOnly }) => {
      return !isTest(from) && !typeOnly && role(from) === 'rules' && role(to) !== 'rules' && !to.startsWith('kit/vn/')
    })
    expect([...uphill, ...impure].map(text)).toEqual([])
  })

  test('no rule reads a clock or a database', () => {
    const rules = sourceFiles().filter(file => role(file) === 'rules')
    const wrong = rules.filter(file => /new Date\(\)|Date\.now\(|\bdb\.|\bem\./.test(read(file)))
    expect(wrong).toEqual([])
    expect(rules.length).toBeGreaterThan(5)
  })

  test('files stay readable: under 300 lines, without barrels, without any', () => {
    const files = sourceFiles()
    expect(files.filter(file => read(file).split('\n').length > 320)).toEqual([])
    expect(files.filter(file => /(^|\/)index\.ts$/.test(file))).toEqual([])
    expect(files.filter(file => /(:|<|\bas )\s*any\b/.test(read(file)) && !file.endsWith('architecture.test.ts'))).toEqual([])
  })

  test('every subgraph says what it owns, borrows and adds', () => {
    for (const { name } of subgraphs) {
      const readme = read(`subgraphs/${name}/README.md`)
      for (const heading of ['## Owns', '## Borrows', '## Adds']) expect(readme, name).toContain(heading)
    }
  })

  test('every MikroORM package has the one version that the package `mikro-orm` pins', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    const versions = Object.entries(dependencies).filter(([name]) => name.startsWith('@mikro-orm/'))
    expect(new Set(versions.map(([, version]) => version))).toEqual(new Set([dependencies['mikro-orm']]))
  })

  test('every dependency is pinned exactly', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const all = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap(kind => Object.entries(manifest[kind] ?? {}))
    expect(all.filter(([, version]) => !/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})

function read(file: string): string {
  return readFileSync(projectFile(file), 'utf8')
}
