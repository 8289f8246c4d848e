import { words } from '../i18n/words'

export const todayWords = words(
  {
    title: 'Hôm nay',
    referrals: 'Chuyển tuyến',
    overdue: '{{count}} quá hạn',
    duties: 'Việc chăm sóc hôm nay',
    cards: 'Thẻ bảo hiểm',
    expiring: 'Thẻ hết hạn trong 30 ngày',
    entitled: 'Có quyền nhưng chưa có thẻ',
    waiting: 'Tra cứu đang chờ hỏi lại',
    away: 'Quá ngày hẹn về',
  },
  {
    title: 'Today',
    referrals: 'Referrals',
    overdue: '{{count}} overdue',
    duties: 'Care to be given today',
    cards: 'Insurance cards',
    expiring: 'Cards that end within 30 days',
    entitled: 'Entitled, without a card',
    waiting: 'Checks waiting to be asked again',
    away: 'Not back in time',
  },
)
