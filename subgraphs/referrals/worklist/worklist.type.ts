import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { worklistNames, worklistSides } from './worklist.rules.js'

export const WorklistEnum = Object.fromEntries(worklistNames.map(name => [name, name]))
registerEnumType(WorklistEnum, {
  name: 'Worklist',
  description: 'The referrals for which the same step is next (danh sách việc). One that has not ended is on at least one.',
  valuesConfig: {
    TO_RECEIVE: { description: 'Receiver: sent to it, its receipt to confirm and to decide on (chờ tiếp nhận).' },
    WAITING_FOR_HOSPITAL: {
      description:
        'Sender: the hospital must decide (chờ bệnh viện). With a hospital off the hub every step until the word back: ' +
        'the sender asks again on `callBackOn`, and records it.',
    },
    INFO_WANTED: { description: 'Both: the receiver asked, the sender must answer (cần bổ sung thông tin).' },
    ARRIVING: { description: 'Both: accepted, the person is expected (sắp đến).' },
    NO_SHOW: {
      description: 'Both: did not come in the last 14 days, and no referral of the person followed (không đến).',
    },
    OVERDUE: { description: 'Past its deadline: of the sender every step, of the receiver its own (quá hạn).' },
    ANSWER_MISSING: { description: 'Both: the person is there, the word of the hospital is awaited (chờ phiếu phản hồi).' },
    TO_CONFIRM: { description: 'Sender: word came back, to be read and closed (chờ xác nhận).' },
    EXPIRING: {
      description: 'Both: the paper ends within 3 working days, or has ended, and the person has not arrived (sắp hết hạn).',
    },
    PERSON_LEFT: {
      description: 'Sender: the person died or left care under way; to be ended, or said how it goes on (người đã rời cơ sở).',
    },
    DRAFTS: { description: 'Sender: being written, or signed and not yet sent (nháp, chưa gửi).' },
  },
})

export const WorklistSideEnum = Object.fromEntries(worklistSides.map(side => [side, side]))
registerEnumType(WorklistSideEnum, {
  name: 'WorklistSide',
  description: 'For which side a worklist is (bên).',
  valuesConfig: {
    SENDER: { description: 'The care home, or the health facility that issues (nơi gửi).' },
    RECEIVER: { description: 'The health facility the person is sent to (nơi nhận).' },
  },
})

export const worklistSorts = ['DEADLINE', 'NEWEST', 'STATUS_SINCE'] as const
export type WorklistSort = (typeof worklistSorts)[number]

export const WorklistSortEnum = Object.fromEntries(worklistSorts.map(sort => [sort, sort]))
registerEnumType(WorklistSortEnum, {
  name: 'WorklistSort',
  description: 'The order of a worklist (sắp xếp).',
  valuesConfig: {
    DEADLINE: { description: 'The most pressing first, then by deadline (khẩn cấp, hạn xử lý).' },
    NEWEST: { description: 'The newest first (mới nhất).' },
    STATUS_SINCE: { description: 'What has stood where it stands the longest first (chờ lâu nhất).' },
  },
})

@ObjectType({ description: 'How much is on a worklist (số phiếu trong danh sách).', simpleResolvers: true })
export class WorklistCount {
  @Field(() => WorklistEnum, { description: 'The list.' })
  list!: string

  @Field(() => Int, { description: 'How many referrals are on it (số phiếu).' })
  count!: number

  @Field(() => Int, { description: 'How many of them are past their deadline (số quá hạn).' })
  overdue!: number
}
