import { HubError } from '../../kit/errors.js'
import type { ResponsePath } from './entities.js'
import type { Failure } from './failure.js'
import { isTree, type Tree } from './json.js'
import type { Owners } from './owners.js'
import type { Run } from './run.js'
import type { FieldShape, ObjectShape, ValueShape } from './shape.js'

/** Stands for a null where the graph promises none; it climbs to the nearest place that may be null. */
const broken = Symbol('null where none may be')

/** A path kept as links, so that it costs nothing until an error needs it. */
interface Trail {
  readonly up?: Trail
  readonly key: string | number
}

/**
 * Turns the tree a run has built into the answer a caller asked for: exactly the selected fields, in order, every value
 * checked against the graph, nulls climbing as GraphQL says, and an error at each field that a failed fetch left empty.
 */
export class Completion {
  constructor(
    private readonly run: Run,
    private readonly owners: Owners,
  ) {}

  answer(shape: ObjectShape): Tree | null {
    // An error at a field that the caller did not ask for tells of fields it may not even know; what that field was
    // needed for is reported below.
    if (this.run.errors.length > 0)
      this.run.errors = this.run.errors.filter(each => this.isAsked(shape, each.path ?? []))
    const data = this.object(shape, this.run.data, undefined)
    return isTree(data) ? data : null
  }

  private isAsked(root: ObjectShape, path: ResponsePath): boolean {
    let shape: ValueShape | undefined = { nonNull: false, object: root }
    let raw: unknown = this.run.data
    for (const key of path) {
      if (raw === null || raw === undefined) return true
      if (typeof key === 'number') {
        shape = shape?.item
        raw = Array.isArray(raw) ? raw[key] : undefined
      } else {
        const fields: readonly FieldShape[] | undefined = isTree(raw)
          ? shape?.object?.fields(raw.__typename)
          : undefined
        shape = fields?.find(each => each.key === key)?.value
        raw = isTree(raw) ? raw[key] : undefined
      }
      if (!shape) return false
    }
    return true
  }

  private value(shape: ValueShape, raw: unknown, up: Trail | undefined, key: string | number): unknown {
    const value = this.nullable(shape, raw, up, key)
    if (value !== null || !shape.nonNull) return value
    this.reportBroken({ up, key })
    return broken
  }

  private nullable(shape: ValueShape, raw: unknown, up: Trail | undefined, key: string | number): unknown {
    if (raw === null || raw === undefined) return null
    const value = shape.leaf
      ? shape.leaf(raw)
      : shape.object
        ? this.object(shape.object, raw, { up, key })
        : this.list(shape.item, raw, { up, key })
    if (value === undefined) this.reportBroken({ up, key })
    return value === undefined || value === broken ? null : value
  }

  private list(item: ValueShape | undefined, raw: unknown, trail: Trail): unknown {
    if (!item || !Array.isArray(raw)) return undefined
    const items: unknown[] = []
    for (let index = 0; index < raw.length; index++) {
      const value = this.value(item, raw[index], trail, index)
      if (value === broken) return broken
      items.push(value)
    }
    return items
  }

  private object(shape: ObjectShape, raw: unknown, trail: Trail | undefined): unknown {
    if (!isTree(raw)) return undefined
    const fields = shape.fields(raw.__typename)
    // A type that is not in the public graph looks absent.
    if (!fields) return null
    const object: Tree = {}
    for (const field of fields) {
      if (field.refused) {
        this.reportRefused(field, trail)
        if (field.value.nonNull) return broken
        object[field.key] = null
        continue
      }
      const given = raw[field.key]
      if (given === undefined) {
        if (field.name === '__typename') {
          object[field.key] = field.parent
          continue
        }
        // The owner knows no such thing, or none for this caller: the edge to it is null, and nothing is wrong.
        if (field.value.nonNull && this.run.absent.has(raw) && !this.run.failures.has(raw)) return broken
        this.reportMissing(field, raw, trail)
      }
      const value = this.value(field.value, given, trail, field.key)
      if (value === broken) return broken
      object[field.key] = value
    }
    return object
  }

  /** In the words of the sector that would have refused it. */
  private reportRefused(field: FieldShape, up: Trail | undefined): void {
    const [service] = this.owners(field.parent, field.name)
    this.run.errors.push(new HubError('FORBIDDEN', { service, path: pathOf({ up, key: field.key }) }))
  }

  private reportMissing(field: FieldShape, raw: Tree, up: Trail | undefined): void {
    const failures = this.run.failures.get(raw)
    if (!failures) return
    const owners = this.owners(field.parent, field.name)
    const failure: Failure | undefined = failures.find(each => owners.has(each.service)) ?? failures[0]
    if (failure) this.run.errors.push(failure.at(pathOf({ up, key: field.key })))
  }

  /** Says that a value is not what the graph promises, unless an error at or under that place says why already. */
  private reportBroken(trail: Trail): void {
    const path = pathOf(trail)
    if (!this.run.errors.some(error => startsWith(error.path ?? [], path))) {
      this.run.errors.push(new HubError('INTERNAL', { path }))
    }
  }
}

function pathOf(trail: Trail): (string | number)[] {
  const path: (string | number)[] = []
  for (let each: Trail | undefined = trail; each; each = each.up) path.unshift(each.key)
  return path
}

function startsWith(path: ResponsePath, start: ResponsePath): boolean {
  return path.length >= start.length && start.every((key, index) => path[index] === key)
}
