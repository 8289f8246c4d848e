import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql'
import type { PageArgs } from './page.js'
import { PageInfo } from './vn/page-info.js'

/** The arguments of every list that can grow: exactly one of `first` and `last`, 1–100. */
@ArgsType()
export class ConnectionArgs implements PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many rows from the front, 1–100 (số dòng từ đầu).' })
  first?: number | null

  @Field(() => String, { nullable: true, description: 'Rows after this cursor; goes with `first`.' })
  after?: string | null

  @Field(() => Int, { nullable: true, description: 'How many rows from the back, 1–100 (số dòng từ cuối).' })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'Rows before this cursor; goes with `last`.' })
  before?: string | null
}

/** Makes the `XConnection` and `XEdge` types of a node type, so that every list has one shape. */
export function connectionTypes<Node extends object>(node: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `One row of a list of ${name}, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Opaque position of the row in this list.' })
    cursor!: string

    @Field(() => node, { description: 'The row.' })
    node!: Node
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} (một trang danh sách).`, simpleResolvers: true })
  class NodeConnection {
    @Field(() => [node], { description: 'The rows without their cursors.' })
    nodes!: Node[]

    @Field(() => [Edge], { description: 'The rows with their cursors.' })
    edges!: Edge[]

    @Field(() => PageInfo, { description: 'Where this page lies.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'How many rows the caller may see in all; counted only when asked for.' })
    totalCount!: number
  }
  return NodeConnection
}
