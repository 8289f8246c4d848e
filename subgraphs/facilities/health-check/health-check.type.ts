import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'

@ObjectType({ description: 'One periodic health check (lần khám sức khoẻ định kỳ; TT 33/2017 Đ8).', simpleResolvers: true })
export class HealthCheck {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => LocalDateScalar, { description: 'Day of the check (ngày khám).' })
  checkedOn!: string

  @Field(() => Int, { nullable: true, description: 'Health class I–V as 1–5 (phân loại sức khoẻ); null when not given.' })
  class!: number | null

  @Field(() => Int, { nullable: true, description: 'Systolic blood pressure, mmHg (huyết áp tâm thu).' })
  systolicBp!: number | null

  @Field(() => Int, { nullable: true, description: 'Diastolic blood pressure, mmHg (huyết áp tâm trương).' })
  diastolicBp!: number | null

  @Field(() => Int, { nullable: true, description: 'Pulse, beats a minute (mạch).' })
  pulse!: number | null

  @Field(() => Float, { nullable: true, description: 'Weight, kg (cân nặng).' })
  weightKg!: number | null

  @Field(() => Float, { nullable: true, description: 'Height, cm (chiều cao).' })
  heightCm!: number | null

  @Field(() => Float, { nullable: true, description: 'Body-mass index, kg/m² (BMI); null without weight and height.' })
  bmi!: number | null

  @Field(() => Float, { nullable: true, description: 'Fasting glucose, mmol/L (đường huyết lúc đói).' })
  fastingGlucose!: number | null

  @Field(() => String, { nullable: true, description: 'Conclusion and advice (kết luận).' })
  conclusion!: string | null

  @Field(() => LocalDateScalar, { description: 'When the next check is due: 6 months on (hạn khám tiếp).' })
  nextDueOn!: string
}
