import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { chooseTechniqueList, recordTechniqueList, recordTechniques } from './technique-change.service.js'
import {
  ChooseTechniqueListInput,
  ChooseTechniqueListPayload,
  RecordTechniqueListInput,
  RecordTechniqueListPayload,
  RecordTechniquesInput,
  RecordTechniquesPayload,
} from './technique-change.type.js'
import type { TechniqueListNode } from './technique.loaders.js'
import { choicesOf, entriesOf, listTechniqueLists, type ShareNode, shareOn, techniquesOfList } from './technique.service.js'
import { FacilityTechniqueConnection, TechniqueConnection, TechniqueList, TechniqueListChoice, TechniqueListConnection, TechniqueShare } from './technique.type.js'

const errors = 'Errors: FORBIDDEN for everybody else, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Facility)
export class FacilityTechniqueResolver {
  @FieldResolver(() => TechniqueShare, {
    description: 'Which techniques of the list that held on a day the facility performs, and how much of it (kỹ thuật thực hiện được).',
  })
  techniques(
    @Root() facility: FacilityNode,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' })
    on: string | null | undefined,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return shareOn(ctx, facility, on ?? ctx.today)
  }

  @Query(() => TechniqueListConnection, { description: 'The lists of techniques, the newest first (các danh mục kỹ thuật).' })
  techniqueLists(@Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: FacilitiesContext) {
    return listTechniqueLists(ctx, args)
  }

  @Query(() => [TechniqueListChoice], {
    description: 'By which lists a province measures its facilities, the newest choice first (danh mục tỉnh đã chọn). At most 50.',
  })
  techniqueListChoices(
    @Arg('provinceCode', () => String, { description: 'The province, by its code of today (mã tỉnh).' }) provinceCode: string,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return choicesOf(ctx, provinceCode)
  }

  @Mutation(() => RecordTechniquesPayload, {
    description: `Records which techniques the caller’s own facility performs (ghi kỹ thuật thực hiện được). By its head. ${errors}`,
  })
  recordTechniques(
    @Arg('input', () => RecordTechniquesInput, { description: 'What changes, technique by technique.' }) input: RecordTechniquesInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordTechniques(ctx, input)
  }

  @Mutation(() => RecordTechniqueListPayload, {
    description: `Records a list of techniques for the caller’s province (ghi danh mục kỹ thuật). By its programme officer. ${errors}`,
  })
  recordTechniqueList(
    @Arg('input', () => RecordTechniqueListInput, { description: 'The list.' }) input: RecordTechniqueListInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordTechniqueList(ctx, input)
  }

  @Mutation(() => ChooseTechniqueListPayload, {
    description: `Says by which list the facilities of the caller’s province are measured (chọn danh mục). By its programme officer. ${errors}`,
  })
  chooseTechniqueList(
    @Arg('input', () => ChooseTechniqueListInput, { description: 'Which list, from when, why.' }) input: ChooseTechniqueListInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return chooseTechniqueList(ctx, input)
  }
}

@Resolver(() => TechniqueList)
export class TechniqueListResolver {
  @FieldResolver(() => TechniqueConnection, { description: 'Its techniques by code (các kỹ thuật).' })
  techniques(@Root() list: TechniqueListNode, @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: FacilitiesContext) {
    return techniquesOfList(ctx, list.key, args)
  }
}

@Resolver(() => TechniqueShare)
export class TechniqueShareResolver {
  @FieldResolver(() => FacilityTechniqueConnection, { description: 'Every technique of the list by code, performed or not: what the share is made of (chi tiết).' })
  entries(@Root() share: ShareNode, @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: FacilitiesContext) {
    return entriesOf(ctx, share, args)
  }
}
