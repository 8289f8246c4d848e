import fc from 'fast-check'
import { Kind, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { limits } from './limits.rules.js'
import { documentSize, operationSize, textSize } from './measure.rules.js'

function sizeOf(text: string, variables?: Record<string, unknown>) {
  const document = parse(text)
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('no operation')
  return operationSize(document, operation, variables)
}

describe('the size of an operation', () => {
  test.each([
    ['one field', '{ a }', { depth: 1, fields: 1, width: 1, aliases: 0, directives: 0, cost: 1 }],
    ['fields within fields', '{ a { b { c } } }', { depth: 3, fields: 3, width: 1, aliases: 0, directives: 0, cost: 3 }],
    ['fields beside each other', '{ a b { c d e } }', { depth: 2, fields: 5, width: 3, aliases: 0, directives: 0, cost: 5 }],
    ['the same field again', '{ a a a }', { depth: 1, fields: 3, width: 3, aliases: 0, directives: 0, cost: 3 }],
    ['aliases, of __typename too', '{ x: a y: __typename z: b { w: c } }', { depth: 2, fields: 4, width: 3, aliases: 4, directives: 0, cost: 4 }],
    ['directives wherever they may stand', 'query @q { a @x ... @y { b @x @x } ...F @z } fragment F on T @f { c }', { depth: 1, fields: 3, width: 3, aliases: 0, directives: 7, cost: 3 }],
    ['what is skipped', '{ a @skip(if: true) { b } }', { depth: 2, fields: 2, width: 1, aliases: 0, directives: 1, cost: 2 }],
    ['rows', '{ a(first: 10) { b c(last: 5) { d } } }', { depth: 3, fields: 4, width: 2, aliases: 0, directives: 0, cost: 1 + 10 * (1 + 1 + 5) }],
    ['rows of a huge page', '{ a(first: 1000000000) { b } }', { depth: 2, fields: 2, width: 1, aliases: 0, directives: 0, cost: 1_000_000_001 }],
    ['no rows and fewer', '{ a(first: 0) { b } c(first: -9) { d } }', { depth: 2, fields: 4, width: 2, aliases: 0, directives: 0, cost: 4 }],
    ['a fragment in two places', '{ a { ...F } b { ...F c } } fragment F on T { x y { z } }', { depth: 3, fields: 9, width: 3, aliases: 0, directives: 0, cost: 9 }],
    ['a fragment nobody knows', '{ a ...F }', { depth: 1, fields: 1, width: 1, aliases: 0, directives: 0, cost: 1 }],
  ])('%s', (_, text, size) => expect(sizeOf(text)).toEqual(size))

  test('rows by a variable, by its default, and by a variable that is no number', () => {
    const text = 'query ($n: Int = 7) { a(first: $n) { b } }'
    expect([sizeOf(text, { n: 100 }).cost, sizeOf(text).cost, sizeOf(text, { n: 'many' }).cost]).toEqual([101, 8, 2])
  })

  test('a fragment that holds itself, or two that hold each other, are endless', () => {
    for (const text of ['{ ...F } fragment F on T { a ...F }', '{ ...F } fragment F on T { ...G } fragment G on T { ...F }']) {
      expect(sizeOf(text)).toMatchObject({ fields: Infinity, cost: Infinity })
    }
  })

  test('a bomb of fragments is measured in one pass', () => {
    const layers = Array.from({ length: 60 }, (_, i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} }`)
    expect(sizeOf(`{ ...F0 } ${layers.join(' ')} fragment F60 on T { a }`).fields).toBe(2 ** 60)
  })

  test('fragments written out are as large as fragments spread', () => {
    const tree = fc.letrec<{ selection: string[] }>(tie => ({
      selection: fc.array(fc.oneof({ maxDepth: 3 }, fc.constantFrom('a', 'x: a', 'b @y'), tie('selection').map(inner => `c(first: 3) { ${['a', ...inner].join(' ')} }`)), { maxLength: 4 }),
    })).selection
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        const [whole, part] = [['a', ...one].join(' '), ['a', ...other].join(' ')]
        const { directives, ...inline } = sizeOf(`{ ${whole} ${part} k { ${part} } }`)
        expect(sizeOf(`{ ${whole} ...F k { ...F } } fragment F on T { ${part} }`)).toEqual({ ...inline, directives })
      }),
      { seed: 2611 },
    )
  })
})

describe('the size of a text', () => {
  const { text } = limits
  test.each([
    ['nothing', '', { characters: 0, tokens: 0, nesting: 0 }],
    ['a query', 'query ($a: [Int]) { b(c: [{ d: 1 }]) { e } } # words', { characters: 52, tokens: 26, nesting: 4 }],
    ['what is no GraphQL', '{ a ? }', { characters: 7, tokens: 2, nesting: 1 }],
    ['brackets that close too often', '}}}{', { characters: 4, tokens: 4, nesting: 0 }],
  ])('%s', (_, query, size) => expect(textSize(query, text)).toEqual(size))

  test('it stops counting where it is too large', () => {
    expect(textSize('a '.repeat(20_000), text)).toEqual({ characters: 40_000, tokens: text.tokens + 1, nesting: 0 })
    expect(textSize('['.repeat(90_000), text)).toEqual({ characters: 90_000, tokens: text.nesting + 1, nesting: text.nesting + 1 })
    expect(textSize('['.repeat(1_000_000), text)).toEqual({ characters: 1_000_000, tokens: 0, nesting: 0 })
  })
})

test('operations and fragments are counted', () => {
  expect(documentSize(parse('query A { a } query B { b } mutation C { c } fragment F on T { a }'))).toEqual({ operations: 3, fragments: 1 })
})
