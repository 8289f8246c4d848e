import { type ASTVisitor, Kind } from 'graphql'

/** A selection of which nothing is left still asks whether the object is there, and the planner wants something. */
export const neverEmpty: ASTVisitor = {
  SelectionSet: {
    leave: node =>
      node.selections.length > 0
        ? undefined
        : { ...node, selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] },
  },
}
