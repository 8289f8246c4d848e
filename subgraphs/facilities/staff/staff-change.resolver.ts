import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { recordCertificate, recordTraining } from './qualification.service.js'
import { correctStaff, endStaff, recordStaff } from './staff-change.service.js'
import {
  CorrectStaffInput,
  CorrectStaffPayload,
  EndStaffInput,
  EndStaffPayload,
  RecordCertificateInput,
  RecordCertificatePayload,
  RecordStaffInput,
  RecordStaffPayload,
  RecordTrainingInput,
  RecordTrainingPayload,
} from './staff-change.type.js'

const errors =
  'By the head of the facility. Errors: FORBIDDEN for everybody else, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver()
export class StaffChangeResolver {
  @Mutation(() => RecordStaffPayload, { description: `Records who begins to work at the caller’s own facility (tiếp nhận nhân sự). ${errors}` })
  recordStaff(
    @Arg('input', () => RecordStaffInput, { description: 'Who, as what, from when.' }) input: RecordStaffInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordStaff(ctx, input)
  }

  @Mutation(() => EndStaffPayload, { description: `Records that somebody does not work here any more; the record stays (thôi việc). ${errors}` })
  endStaff(
    @Arg('input', () => EndStaffInput, { description: 'Who, on which day, why.' }) input: EndStaffInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endStaff(ctx, input)
  }

  @Mutation(() => CorrectStaffPayload, { description: `Corrects a record of staff; what it said before is kept (đính chính nhân sự). ${errors}` })
  correctStaff(
    @Arg('input', () => CorrectStaffInput, { description: 'Which record, what it should say, and why.' }) input: CorrectStaffInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return correctStaff(ctx, input)
  }

  @Mutation(() => RecordCertificatePayload, { description: `Records a certificate of a member of staff (ghi chứng chỉ hành nghề). ${errors}` })
  recordCertificate(
    @Arg('input', () => RecordCertificateInput, { description: 'Whose, and what it says.' }) input: RecordCertificateInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordCertificate(ctx, input)
  }

  @Mutation(() => RecordTrainingPayload, { description: `Records a course that a member of staff took (ghi khoá đào tạo). ${errors}` })
  recordTraining(
    @Arg('input', () => RecordTrainingInput, { description: 'Who took which course.' }) input: RecordTrainingInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordTraining(ctx, input)
  }
}
