import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { projectFile } from '../../../kit/files.js'
import { sourceFiles } from '../../support/imports.js'

interface Found {
  readonly file: string
  readonly source: string
  readonly flags: string
}

/** A literal stands where a value may stand; what is no regular expression after all does not compile. */
const literal = /(?<=[(=,:[!&|?{};]\s*|\breturn\s+|=>\s*)\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/g

function literals(): Found[] {
  const files = sourceFiles().filter(file => !file.endsWith('.test.ts') && /^(?:gateway|kit|subgraphs|client|start)\//.test(file))
  const all = files.flatMap(file => [...readFileSync(projectFile(file), 'utf8').matchAll(literal)].map(([, source = '', flags = '']) => ({ file, source, flags })))
  return [...new Map(all.filter(isPattern).map(each => [`${each.source}/${each.flags}`, each])).values()]
}

function isPattern({ source, flags }: Found): boolean {
  try {
    return new RegExp(source, flags).source !== ''
  } catch {
    return false
  }
}

/** Texts that begin well for it and end badly: each letter and sign of the pattern, and of each class of it, again and again. */
function evil(source: string): string[] {
  const signs = [...new Set(source.replaceAll(/\\[dDwWsSbBpPu](\{[^}]*\})?/g, '').replaceAll(/[\\^$()[\]{}?+|*]/g, ''))].slice(0, 24)
  const classes = [/\\d/.test(source) && '0', /\\w|[a-z]-[a-z]/i.test(source) && 'a', /\\s/.test(source) && ' ', /\\p/.test(source) && 'ế', /\\p\{M\}/.test(source) && '\u0301']
  const units = [...new Set([...signs, ...classes.filter(each => typeof each === 'string'), 'a', '0', ' ', '-', 'a ', '0.', 'a-'])]
  return units
}

/** How long it takes on a text of so many units with a wrong end, at the least of three. */
function timeOf(pattern: RegExp, unit: string, length: number): number {
  const text = `${unit.repeat(length)}\u0000!`
  let least = Infinity
  for (let i = 0; i < 3; i++) {
    pattern.lastIndex = 0
    const started = performance.now()
    pattern.test(text)
    least = Math.min(least, performance.now() - started)
    if (least > 20) break
  }
  return least
}

/** By quarters more: of what grows by doubling nobody lives to see a text twice as long. */
const lengths = [16]
for (let length = 16; length < 8_192; lengths.push(length)) length = Math.ceil(length * 1.25)
/** A text up to twice as long may take no more than so many times as long, once it takes long enough to be measured. */
const mostGrowth = 3
const measurable = 1.5

/** The unit for which time grows faster than the text, if there is one. */
function superlinear({ source, flags }: Found): string | undefined {
  const pattern = new RegExp(source, flags)
  for (const unit of evil(source)) {
    for (const length of lengths) {
      const took = timeOf(pattern, unit, length)
      if (took < measurable) continue
      const longer = growsAt(pattern, unit, length, took)
      if (longer !== undefined) return `${JSON.stringify(unit)}: ${length} in ${took.toFixed(1)} ms, ${longer} more than ${mostGrowth} times as long`
      break
    }
  }
  return undefined
}

/** The first length, up to twice the one that took so long, at which it takes too much longer. */
function growsAt(pattern: RegExp, unit: string, length: number, took: number): number | undefined {
  const longer = [9, 10, 11, 12, 13, 14, 15, 16].map(eighths => Math.round((length * eighths) / 8))
  const isTooLong = (each: number) => timeOf(pattern, unit, each) / took > mostGrowth
  // Twice, lest what else the machine does passes for it.
  return longer.find(each => isTooLong(each) && isTooLong(each))
}

/** Only ever tried on a text whose length is bounded first, or on text of our own: where, and by what. */
const bounded: Readonly<Record<string, string>> = {
  '\\B(?=(\\d{3})+$)': 'the digits of an amount, which is a number',
}

describe('regular expressions', () => {
  const all = literals()

  test('all of them are found', () => {
    process.stdout.write(`regular expressions: ${all.length} cases.\n`)
    expect(all.length).toBeGreaterThan(120)
  })

  test('one that is known to be bad is found out', () => {
    expect(superlinear({ file: '', source: '^(a+)+$', flags: '' })).toBeDefined()
    expect(superlinear({ file: '', source: '^a*a*a*!!', flags: '' })).toBeDefined()
    expect(superlinear({ file: '', source: '^[a-z]+$', flags: '' })).toBeUndefined()
  })

  test.each(all.filter(({ source }) => !(source in bounded)))('$file: $source', found => {
    expect(superlinear(found)).toBeUndefined()
  })
})
