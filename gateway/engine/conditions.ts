import { Kind, visit, type DirectiveNode, type DocumentNode } from 'graphql'
import type { Variables } from './run.js'

/**
 * The variables that decide which fields are asked for. They are settled before planning, once per combination of their
 * values: the planner's own handling of them prints operations that do not parse (`... on T @skip(if: $x)` without
 * fields) and loses fields of interfaces.
 */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: node => {
      const value = isCondition(node) ? givenTo(node) : undefined
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

/** The document without @skip and @include and what they leave out. A selection may be left without fields. */
export function settleConditions(document: DocumentNode, variables: Variables): DocumentNode {
  const settle = (node: { readonly directives?: readonly DirectiveNode[] }) => {
    const conditions = node.directives?.filter(isCondition) ?? []
    if (conditions.length === 0) return undefined
    const isIncluded = conditions.every(each => holds(each, variables) === (each.name.value === 'include'))
    return isIncluded ? { ...node, directives: node.directives?.filter(each => !isCondition(each)) } : null
  }
  return visit(document, { Field: settle, InlineFragment: settle, FragmentSpread: settle })
}

function isCondition(directive: DirectiveNode): boolean {
  return directive.name.value === 'skip' || directive.name.value === 'include'
}

function holds(directive: DirectiveNode, variables: Variables): boolean {
  const value = givenTo(directive)
  return value?.kind === Kind.VARIABLE
    ? variables[value.name.value] === true
    : value?.kind === Kind.BOOLEAN && value.value
}

function givenTo(directive: DirectiveNode) {
  return directive.arguments?.find(each => each.name.value === 'if')?.value
}
