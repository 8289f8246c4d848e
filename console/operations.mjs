import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generate } from '@graphql-codegen/cli'
import { Kind, parse, print, visit } from 'graphql'

const here = fileURLToPath(new URL('.', import.meta.url))
const schema = `${here}../schema/api.graphql`

/** By which the gateway knows a document: see `gateway/clients/trusted-documents.ts`. */
const idOf = text => `sha256:${createHash('sha256').update(text).digest('hex')}`

/**
 * Of every `.graphql` file under `src`: the types and the document ids for the console, and the texts by their ids for the gateway; and the
 * enums of the graph. A document that does not fit the schema ends the build. While the console is being written, `withTexts` lets it send texts the gateway does
 * not know yet.
 */
export async function readOperations({ withTexts = false } = {}) {
  const files = globSync('src/**/*.graphql', { cwd: here }).sort().map(file => `${here}${file}`)
  const definitions = files.flatMap(file => parse(readFileSync(file, 'utf8'), { noLocation: true }).definitions)
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const documents = operations.map(operation => ({ name: operation.name.value, text: textOf(operation, definitions) }))
  return {
    enums: enumTypes(),
    source: `${await typesOf(files)}\n${documents.map(each => lineOf(each, withTexts)).join('\n')}\n`,
    trusted: Object.fromEntries(documents.map(({ text }) => [idOf(text), text])),
  }
}

/** The text of an operation with the fragments it needs. */
function textOf(operation, definitions) {
  const needed = new Map()
  const collect = node =>
    visit(node, {
      FragmentSpread({ name: { value: name } }) {
        if (needed.has(name)) return
        const fragment = definitions.find(each => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name)
        if (!fragment) throw new Error(`No fragment is called ${name}.`)
        needed.set(name, fragment)
        collect(fragment)
      },
    })
  collect(operation)
  return print({ kind: Kind.DOCUMENT, definitions: [operation, ...needed.values()] })
}

function lineOf({ name, text }, withText) {
  const { operation } = parse(text).definitions[0]
  const kind = `${operation[0].toUpperCase()}${operation.slice(1)}`
  return `export const ${name}Document = trusted<${name}${kind}, ${name}${kind}Variables>('${idOf(text)}'${withText ? `, ${JSON.stringify(text)}` : ''})`
}

/** Every enum of the graph, so that the words for its values can be asked to be whole. */
function enumTypes() {
  const { definitions } = parse(readFileSync(schema, 'utf8'), { noLocation: true })
  const enums = definitions.filter(({ kind }) => kind === Kind.ENUM_TYPE_DEFINITION)
  const lines = enums.map(({ name, values }) => `export type ${name.value} = ${values.map(each => `'${each.name.value}'`).join(' | ')}`)
  return `// Made by the build.\n${lines.join('\n')}\n`
}

/** Scalars are text in JSON: days as `2026-11-02`, moments as ISO 8601. */
async function typesOf(documents) {
  const scalars = Object.fromEntries([...readFileSync(schema, 'utf8').matchAll(/^scalar (\w+)/gm)].map(([, name]) => [name, 'string']))
  const [{ content }] = await generate(
    {
      schema,
      documents,
      silent: true,
      generates: {
        'operations.ts': {
          plugins: ['typescript-operations', { add: { content: "// Made by the build.\nimport { trusted } from '../graph/trusted'\n" } }],
          config: { scalars, strictScalars: true, enumType: 'string-literal', enumsAsTypes: true, useTypeImports: true, immutableTypes: true },
        },
      },
    },
    false,
  )
  return content
}
