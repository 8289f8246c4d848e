import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monolith, shop } from './shop.js'
import { handleOf, reach, startGateway, type RunningGateway } from './toys.js'

interface Case {
  readonly about: string
  readonly query: string
  readonly variables?: Record<string, unknown>
}

/** Each is answered as by one schema that holds everything. */
const cases: Case[] = [
  { about: 'one field of one subgraph', query: '{ version }' },
  { about: 'the type name of the root alone', query: '{ __typename a: __typename }' },
  { about: 'type names only', query: '{ products { __typename } things { __typename } }' },
  { about: 'several roots in different subgraphs', query: '{ me { name } version reviews { id } }' },
  { about: 'a field of an entity from another subgraph', query: '{ me { name reviews { body } } }' },
  { about: 'there and back', query: '{ me { reviews { author { name email } } } }' },
  { about: 'a list of entities', query: '{ users { id name reviews { id } } }' },
  { about: 'an overridden field', query: '{ users { visits } }' },
  { about: 'a provided field', query: '{ product(upc: "b1") { ... on Book { author { name } } } }' },
  { about: 'a provided field beside one that is not', query: '{ products { ... on Book { author { name email } } } }' },
  { about: 'a required field', query: '{ products { ... on Book { shipping } } }' },
  { about: 'required fields of an inner object', query: '{ products { ... on Book { label } } }' },
  {
    about: 'a required field after an entity',
    query: '{ reviews { product { ... on Book { shipping label title } } } }',
  },
  { about: 'a compound key', query: '{ products { ... on Phone { price stock { place count } } } }' },
  {
    about: 'an entity inside a list inside an entity',
    query: '{ products { ... on Phone { stock { seller { name } } } } }',
  },
  { about: 'an interface', query: '{ products { upc title weight } }' },
  { about: 'an interface whose fields come from two subgraphs', query: '{ products { title reviews { body } } }' },
  {
    about: 'a field that each type has on its own',
    query: '{ products { ... on Book { price } ... on Phone { price } } }',
  },
  { about: 'a union', query: '{ things { ... on Book { title price } ... on Phone { title screen } } }' },
  { about: 'a list in a list with holes', query: '{ shelf { upc reviews { id } } }' },
  { about: 'an interface from the other side', query: '{ reviews { product { title sku { region } } } }' },
  { about: 'an object that does not exist', query: '{ product(upc: "none") { title } user(id: "none") { name } }' },
  { about: 'a null inside', query: '{ reviews { parent { body author { name } } } }' },
  { about: 'aliases', query: '{ first: user(id: "u1") { called: name } second: user(id: "u2") { called: name } }' },
  {
    about: 'aliases of the same field with other arguments',
    query: '{ users { reviews { product { all: reviews { id } one: reviews(last: 1) { id } } } } }',
  },
  {
    about: 'arguments with defaults',
    query: '{ products(first: 2) { ... on Phone { screen inch: screen(unit: INCH) mm: screen(unit: MILLIMETRE) } } }',
  },
  {
    about: 'variables',
    query: 'query Q($upc: String!, $last: Int) { product(upc: $upc) { title reviews(last: $last) { id } } }',
    variables: { upc: 'b1', last: 1 },
  },
  { about: 'a variable with a default', query: 'query ($n: Int = 1) { products(first: $n) { upc } }' },
  {
    about: 'a variable of an enum',
    query: 'query ($unit: Unit) { product(upc: "p1") { ... on Phone { screen(unit: $unit) } } }',
    variables: { unit: 'MILLIMETRE' },
  },
  { about: '@include of a literal', query: '{ me { name @include(if: false) email @include(if: true) } }' },
  {
    about: '@skip of everything of one subgraph',
    query: 'query ($no: Boolean!) { me { name reviews @skip(if: $no) { id } } }',
    variables: { no: true },
  },
  {
    about: '@skip that does not skip',
    query: 'query ($no: Boolean!) { me { name reviews @skip(if: $no) { id } } }',
    variables: { no: false },
  },
  {
    about: '@include on fragments',
    query:
      'query ($yes: Boolean!) { me { ... @include(if: $yes) { reviews { id } } ...F @skip(if: $yes) } } ' +
      'fragment F on User { email }',
    variables: { yes: true },
  },
  {
    about: 'the same field under two conditions',
    query:
      'query ($a: Boolean!, $b: Boolean!) { me { reviews @include(if: $a) { id } reviews @include(if: $b) { body } } }',
    variables: { a: false, b: true },
  },
  {
    about: 'named fragments, nested',
    query:
      '{ products { ...P } } fragment P on Product { title ... on Book { ...B } } ' +
      'fragment B on Book { kind author { id name } }',
  },
  { about: 'the same field twice', query: '{ me { name name reviews { id } reviews { body } } }' },
  { about: 'enums', query: '{ products { ... on Book { kind } ... on Phone { kind } } }' },
  { about: 'one operation among several', query: 'query A { version } query B { me { name } }' },
  { about: 'a mutation', query: 'mutation { rename(id: "u1", name: "Ân") { id name reviews { id } } }' },
  {
    about: 'mutations of two subgraphs',
    query:
      'mutation { a: rename(id: "u1", name: "x") { name } review(upc: "b1", body: "!") { id product { title } } ' +
      'b: rename(id: "u2", name: "y") { name } }',
  },
  { about: 'deep circles', query: '{ users { reviews { product { reviews { author { name reviews { id } } } } } } }' },
]

const operationNames: Record<string, string> = { 'one operation among several': 'B' }

describe.each([
  ['Rust planner, in-process', 'in-process', 'rust'],
  ['Rust planner, http', 'http', 'rust'],
  ["Hive's JavaScript planner, in-process", 'in-process', 'js'],
] as const)('%s: the answer is that of one schema for', (_, way, planner) => {
  let gateway: RunningGateway
  let stop: () => Promise<void>
  beforeAll(async () => {
    const { transport, close } = await reach(way, shop)
    gateway = await startGateway(shop, transport, { planner })
    stop = close
  })
  afterAll(async () => {
    await gateway.close()
    await stop()
  })
  const one = handleOf(monolith)

  test.each(cases)('$about', async ({ about, query, variables }) => {
    const operationName = operationNames[about]
    const expected = await one.execute({ query, document: parse(query), variables, operationName, headers: {} })
    const { status, body } = await gateway.ask(query, variables, {}, operationName)
    expect({ status, body }).toEqual({ status: 200, body: JSON.parse(JSON.stringify(expected)) })
  })
})
