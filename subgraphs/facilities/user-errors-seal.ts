import type { UserErrorTexts } from '../../kit/user-errors.js'

/** Why what concerns sealed records is refused. */
export const sealErrors = {
  NOTHING_SEALED: {
    vi: 'Không có phần nào của hồ sơ này bị niêm phong đối với bạn. Hãy xem hồ sơ như bình thường.',
    en: 'Nothing of this record is sealed for you. Read it as usual.',
  },
  SEAL_NOTE_INVALID: {
    vi: 'Hãy nêu rõ lý do bằng 15–1.000 ký tự.',
    en: 'Say why in 15–1,000 characters.',
  },
  SEAL_MINUTES_INVALID: {
    vi: 'Chỉ mở được từ 5 đến 480 phút. Hãy chọn lại.',
    en: 'It can be opened for 5 to 480 minutes. Choose again.',
  },
  SEAL_OPEN_ALREADY: {
    vi: 'Bạn đang mở hồ sơ này. Hãy dùng lần mở đó, hoặc đóng nó trước.',
    en: 'You hold this record open already. Use that opening, or close it first.',
  },
  SEAL_TOO_MANY_OPEN: {
    vi: 'Bạn đang mở 3 hồ sơ niêm phong. Hãy đóng bớt một lần mở trước.',
    en: 'You hold 3 sealed records open. Close one of them first.',
  },
  SEAL_CLOSED_ALREADY: {
    vi: 'Lần mở này đã kết thúc. Không cần làm gì thêm.',
    en: 'This opening is over. There is nothing left to do.',
  },
  SEAL_REVIEWED_ALREADY: {
    vi: 'Cơ sở của bạn đã rà soát lần mở này. Hãy xem kết luận đã ghi.',
    en: 'Your facility has looked at this opening. See what was found.',
  },
  SEAL_OWN_REVIEW: {
    vi: 'Người mở không được tự rà soát. Hãy để người khác đứng đầu cơ sở hoặc thanh tra xem xét.',
    en: 'Nobody looks at an opening of their own. Leave it to another head, or to the inspection.',
  },
} as const satisfies UserErrorTexts
