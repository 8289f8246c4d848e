import { noticeType } from '../../../kit/vn/notice.js'
import { careNoticeKinds } from './notice.rules.js'

export const Notice = noticeType(careNoticeKinds)
