import fc from 'fast-check'
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  validate,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import { monolith, shop } from './shop.js'
import { handleOf, schemaOf, startGateway, type RunningGateway } from './toys.js'

const schema = schemaOf(monolith)
const one = handleOf(monolith)

/** Fields with an argument that must be given; the others are asked for without. */
const needed: Record<string, readonly string[]> = {
  product: ['(upc: "b1")', '(upc: "p1")', '(upc: "b2")', '(upc: "x")'],
  user: ['(id: "u1")', '(id: "u2")', '(id: "x")'],
  review: ['(id: "r1")', '(id: "r2")', '(id: "x")'],
}

const deepest = 4

type Choose = (most: number) => number

/** A valid selection of a type; the same response key always means the same field with the same arguments. */
function selection(type: GraphQLCompositeType, depth: number, choose: Choose): string {
  const parts: string[] = choose(3) === 0 ? ['__typename'] : []
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields()).filter(
      field => !field.name.startsWith('_') && (depth > 0 || !isCompositeType(getNamedType(field.type))),
    )
    for (let count = 1 + choose(3); count > 0 && fields.length > 0; count--) {
      const field = fields[choose(fields.length)]
      if (field) parts.push(fieldOf(field.name, getNamedType(field.type), depth, choose))
    }
  }
  if (isInterfaceType(type) || isUnionType(type)) {
    for (const member of schema.getPossibleTypes(type)) {
      if (choose(2) === 0) parts.push(`... on ${member.name} ${selection(member, depth, choose)}`)
    }
  }
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`
}

function fieldOf(name: string, type: unknown, depth: number, choose: Choose): string {
  const options = depth === deepest ? needed[name] : undefined
  const index = options ? choose(options.length) : 0
  const alias = options || choose(5) === 0 ? `${name}${index}: ` : ''
  const condition = [' @include(if: $yes)', ' @skip(if: $yes)', ' @skip(if: $no)'][choose(12)] ?? ''
  const inner = isComposite(type) ? ` ${selection(type, depth - 1, choose)}` : ''
  return `${alias}${name}${options?.[index] ?? ''}${condition}${inner}`
}

function isComposite(type: unknown): type is GraphQLCompositeType {
  return isCompositeType(type as Parameters<typeof isCompositeType>[0])
}

function query(of: GraphQLSchema, choices: readonly number[]): string {
  let next = 0
  const choose: Choose = most => (choices[next++ % choices.length] ?? 0) % most
  const root = of.getQueryType()
  if (!root) throw new Error('no query type')
  const body = selection(root, deepest, choose)
  // A variable that no condition uses would not be valid.
  const variables = ['yes: Boolean = true', 'no: Boolean = false'].filter(each =>
    body.includes(`$${each.slice(0, each.indexOf(':'))})`),
  )
  return variables.length > 0 ? `query (${variables.map(each => `$${each}`).join(', ')}) ${body}` : body
}

describe('any query', () => {
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startGateway(shop, inProcessTransport(shop.map(handleOf)))
  })
  afterAll(() => gateway.close())

  test('is answered as by one schema that holds everything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(10_000), { minLength: 30, maxLength: 80 }), async choices => {
        const text = query(schema, choices)
        const document = parse(text)
        fc.pre(validate(schema, document).length === 0)
        const expected = await one.execute({ query: text, document, headers: {} })
        const { body } = await gateway.ask(text)
        expect(body).toEqual(JSON.parse(JSON.stringify(expected)))
      }),
      { numRuns: Number(process.env.HUB_TEST_RUNS ?? 200), seed: 20261101 },
    )
  })
})
