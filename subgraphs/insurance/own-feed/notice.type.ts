import { noticeType } from '../../../kit/vn/notice.js'
import { coverageNoticeKinds } from './notice.rules.js'

export const Notice = noticeType(coverageNoticeKinds)
