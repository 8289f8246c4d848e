import { noticeType } from '../../../kit/vn/notice.js'
import { referralNoticeKinds } from './notice.rules.js'

export const Notice = noticeType(referralNoticeKinds)
