import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValueNode,
} from 'graphql'

/** How large a text is before anybody parses it. */
export type TextSize = {
  /** UTF-16 code units. */
  readonly characters: number
  readonly tokens: number
  /** The deepest of `{`, `[` and `(` within each other; a parser goes one call deeper for each. */
  readonly nesting: number
}

/** How much an operation asks for, its fragments written out wherever they are spread. Nothing that `@skip` leaves out is left out here. */
export type OperationSize = {
  /** Fields within fields. */
  readonly depth: number
  /** Fields altogether, `__typename` too. */
  readonly fields: number
  /** The most fields in one selection. */
  readonly width: number
  /** Fields under another name, `__typename` too. */
  readonly aliases: number
  readonly directives: number
  /** Values that may be in the answer: each field counts once for every row that the `first` or `last` around it may bring. */
  readonly cost: number
}

export type DocumentSize = {
  readonly operations: number
  readonly fragments: number
}

const opening = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** Reads a text token by token until it is over, or larger than `most`. A text that is none ends there: the parser says what is wrong. */
export function textSize(text: string, most: TextSize): TextSize {
  const characters = text.length
  if (characters > most.characters) return { characters, tokens: 0, nesting: 0 }
  const lexer = new Lexer(new Source(text))
  let tokens = 0
  let nesting = 0
  let open = 0
  try {
    while (tokens <= most.tokens && nesting <= most.nesting && lexer.advance().kind !== TokenKind.EOF) {
      tokens++
      const { kind } = lexer.token
      if (opening.has(kind)) nesting = Math.max(nesting, ++open)
      else if (closing.has(kind)) open--
    }
  } catch {
    // Not GraphQL from here on.
  }
  return { characters, tokens, nesting }
}

export function documentSize({ definitions }: DocumentNode): DocumentSize {
  return {
    operations: definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length,
    fragments: definitions.filter(isFragment).length,
  }
}

/** The same of a part of an operation; `here` are the fields of its own selection. */
type PartSize = OperationSize & {
  readonly here: number
}

const nothing: PartSize = { depth: 0, fields: 0, here: 0, width: 0, aliases: 0, directives: 0, cost: 0 }
/** A fragment that holds itself has no size; validation refuses it by name. */
const endless: PartSize = { ...nothing, fields: Infinity, cost: Infinity }

/** In one pass: each fragment is measured once, however often it is spread. */
export function operationSize(document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>> = {}): OperationSize {
  const fragments = new Map(document.definitions.filter(isFragment).map(each => [each.name.value, each]))
  const known = new Map<string, PartSize | 'under way'>()
  const numberOf = numbersOf(operation, variables)

  const ofSelections = ({ selections }: SelectionSetNode): PartSize => {
    let sum = nothing
    for (const each of selections) {
      const size = each.kind === Kind.FIELD ? ofField(each) : each.kind === Kind.INLINE_FRAGMENT ? ofSelections(each.selectionSet) : ofSpread(each.name.value)
      sum = added(sum, size, each.directives?.length)
    }
    return { ...sum, width: Math.max(sum.width, sum.here) }
  }
  const ofField = ({ alias, selectionSet, ...field }: FieldNode): PartSize => {
    const inside = selectionSet ? ofSelections(selectionSet) : nothing
    const { width, directives } = inside
    return {
      depth: inside.depth + 1,
      fields: inside.fields + 1,
      here: 1,
      width,
      aliases: inside.aliases + (alias ? 1 : 0),
      directives,
      cost: 1 + inside.cost * rowsOf(field.arguments, numberOf),
    }
  }
  const ofSpread = (name: string): PartSize => {
    const before = known.get(name)
    if (before) return before === 'under way' ? endless : before
    const fragment = fragments.get(name)
    if (!fragment) return nothing
    known.set(name, 'under way')
    const size = added(ofSelections(fragment.selectionSet), nothing, fragment.directives?.length)
    known.set(name, size)
    return size
  }
  const { here: _, ...size } = added(ofSelections(operation.selectionSet), nothing, operation.directives?.length)
  return size
}

function added(one: PartSize, other: PartSize, directives = 0): PartSize {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    here: one.here + other.here,
    width: Math.max(one.width, other.width),
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives + directives,
    cost: one.cost + other.cost,
  }
}

type NumberOf = (value: ValueNode) => number | undefined

/** How many rows a field may bring: its `first` or `last`, one where it says neither. */
function rowsOf(given: FieldNode['arguments'] = [], numberOf: NumberOf): number {
  const rows = given.filter(({ name }) => name.value === 'first' || name.value === 'last').map(({ value }) => numberOf(value) ?? 1)
  return Math.max(1, ...rows)
}

function numbersOf({ variableDefinitions = [] }: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): NumberOf {
  const numberOf: NumberOf = value => {
    if (value.kind === Kind.INT) return Number(value.value)
    if (value.kind !== Kind.VARIABLE) return undefined
    const name = value.name.value
    const given = variables[name]
    if (given !== undefined) return typeof given === 'number' ? given : undefined
    const fallback = variableDefinitions.find(each => each.variable.name.value === name)?.defaultValue
    return fallback?.kind === Kind.INT ? Number(fallback.value) : undefined
  }
  return numberOf
}

function isFragment(definition: DefinitionNode): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION
}
