import type * as Codes from '../generated/enums'
import { of, words } from '../i18n/words'

export const residentsWords = words(
  {
    title: 'Người được chăm sóc',
    search: 'Tìm người',
    searchHint: 'Tên (không cần dấu) hoặc số giấy tờ',
    category: 'Đối tượng',
    anyCategory: 'Mọi đối tượng',
    away: 'vắng từ {{day}}',
    notInCare: 'không còn ở cơ sở',
    recognised: 'Đã nhận ra: {{kind}}',
    former: 'Số này không còn giá trị với người này ({{day}}).',
    nobody: 'Không có ai bạn được xem có số này.',
    number: of<Codes.RecognisedNumber>()({
      PERSONAL_ID: 'số định danh cá nhân (CCCD)', SOCIAL_INSURANCE: 'mã số BHXH', HEALTH_INSURANCE_CARD: 'số thẻ BHYT', OLD_IDENTITY_CARD: 'số CMND 9 số', PASSPORT: 'số hộ chiếu', TEMPORARY: 'mã tạm',
    }),
    columns: { name: 'Họ tên', code: 'Mã hồ sơ', category: 'Đối tượng', home: 'Nơi ở' },
  },
  {
    title: 'Residents',
    search: 'Find a person',
    searchHint: 'Name (marks optional) or a number',
    category: 'Group',
    anyCategory: 'All groups',
    away: 'away since {{day}}',
    notInCare: 'no longer in care',
    recognised: 'Recognised: {{kind}}',
    former: 'This number does not hold for the person any more ({{day}}).',
    nobody: 'Nobody whom you may see has this number.',
    number: {
      PERSONAL_ID: 'personal ID', SOCIAL_INSURANCE: 'social-insurance number', HEALTH_INSURANCE_CARD: 'health-insurance card', OLD_IDENTITY_CARD: '9-digit identity card', PASSPORT: 'passport', TEMPORARY: 'temporary code',
    },
    columns: { name: 'Name', code: 'Code', category: 'Group', home: 'Home' },
  },
)
