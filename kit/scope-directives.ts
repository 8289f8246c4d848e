import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse, print, visit } from 'graphql'
import type { RuleBook } from './field-rights.js'
import { scopeNeeded } from './scopes.js'

const roots = new Set(['Query', 'Mutation', 'Subscription'])

/** Writes what each field needs into the SDL, so that a router refuses it before any subgraph is asked. */
export function withScopes(sdl: string, book: RuleBook): string {
  const document = parse(sdl, { noLocation: true })
  return print(
    visit(document, {
      ObjectTypeDefinition: type => ({ ...type, fields: type.fields?.map(field => protectedField(type.name.value, field, book)) }),
    }),
  )
}

function protectedField(type: string, field: FieldDefinitionNode, book: RuleBook): FieldDefinitionNode {
  const rule = book.get(`${type}.${field.name.value}`)
  const isHidden = field.directives?.some(({ name }) => name.value === 'inaccessible')
  // What only other sectors ask for is protected by the field it is asked for: composition refuses both at once.
  if (!rule || isHidden) return field
  const scope = scopeNeeded(rule)
  const directive = scope ? requiresScopes(scope) : roots.has(type) ? authenticated : undefined
  return directive ? { ...field, directives: [...(field.directives ?? []), directive] } : field
}

const authenticated: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'authenticated' } }

function requiresScopes(scope: string): ConstDirectiveNode {
  const list = [{ kind: Kind.LIST, values: [{ kind: Kind.STRING, value: scope }] }] as const
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'requiresScopes' },
    arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'scopes' }, value: { kind: Kind.LIST, values: list } }],
  }
}
