import { LocalDateScalar } from '../../../kit/scalars.js'
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { unitLevels } from './unit.rules.js'

export const UnitLevel = Object.fromEntries(unitLevels.map(level => [level, level]))

registerEnumType(UnitLevel, {
  name: 'AdministrativeUnitLevel',
  description: 'Level of an administrative unit (cấp hành chính); districts ended on 2025-06-30.',
  valuesConfig: {
    PROVINCE: { description: 'Province or centrally run city (tỉnh, thành phố).' },
    COMMUNE: { description: 'Commune, ward or special zone (xã, phường, đặc khu).' },
  },
})

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A province or commune of a period (đơn vị hành chính). Codes were given anew on 2025-07-01 (NQ 202/2025/QH15): ' +
    'the same digits can name another province before and after.',
  simpleResolvers: true,
})
export class AdministrativeUnit {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Statistical code: 2 digits for a province, 5 for a commune (mã đơn vị).' })
  code!: string

  @Field(() => String, { description: 'Full name with its kind, in Vietnamese (tên đầy đủ).' })
  name!: string

  @Field(() => UnitLevel, { description: 'Province or commune (cấp).' })
  level!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day; null when before the hub’s records.' })
  validFrom!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it exists.' })
  validTo!: string | null

  @Field(() => String, { nullable: true, description: 'Decision that made or ended the unit (căn cứ pháp lý).' })
  legalBasis!: string | null
}

export const AdministrativeUnitConnection = connectionTypes(AdministrativeUnit, 'AdministrativeUnit')
