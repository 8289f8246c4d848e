import type { UserErrorTexts } from '../../kit/user-errors.js'

/** Why a change of conditions, allergies, medicines or vaccinations is refused, beside what every part of a record says. */
export const clinicalErrors = {
  ENTRY_WITHDRAWN: {
    vi: 'Mục này đã bị bác bỏ hoặc đã đánh dấu ghi nhầm nên không sửa được. Nếu cần, hãy ghi mục mới.',
    en: 'This was refuted or marked as entered in error, so it cannot be changed. Record it anew if need be.',
  },
  ERROR_AND_CORRECTION: {
    vi: 'Không thể vừa đánh dấu ghi nhầm vừa sửa nội dung. Hãy chọn một trong hai.',
    en: 'An entry is either marked as entered in error or corrected. Choose one of the two.',
  },
  CONDITION_THERE: {
    vi: 'Bệnh có mã này đang được ghi cho người này. Hãy mở mục đã có rồi đổi tình trạng hoặc đính chính.',
    en: 'The person has a condition of this code already. Open it, and change its status or correct it.',
  },
  STATUS_NOT_NEXT: {
    vi: 'Tình trạng bệnh không thể đổi như vậy: trùng tình trạng đang có, hoặc đã khỏi thì chỉ có thể tái phát. Hãy chọn lại.',
    en: 'A condition cannot change like that: it stands so already, or is over and can only come back. Choose again.',
  },
  ALLERGY_THERE: {
    vi: 'Dị ứng với chất này đã được ghi. Hãy mở mục đã có và đính chính nếu cần.',
    en: 'This allergy is recorded already. Open it, and correct it if needed.',
  },
  ALLERGY_KNOWN_ALREADY: {
    vi: 'Người này đang có dị ứng được ghi nhận. Hãy bác bỏ hoặc đính chính mục đó trước khi ghi là chưa có dị ứng.',
    en: 'The person has a recorded allergy. Refute or correct it before saying that there are none.',
  },
  FREQUENCY_MISSING: {
    vi: 'Chưa có số lần dùng mỗi ngày. Hãy nhập số lần (1–24) hoặc chọn dùng khi cần.',
    en: 'How often it is taken is missing. Enter the times a day (1–24), or choose as needed.',
  },
  VACCINE_MISSING: {
    vi: 'Chưa có tên vắc xin khác. Hãy nhập tên.',
    en: 'The name of the other vaccine is missing. Enter it.',
  },
  VACCINATION_TWICE: {
    vi: 'Mũi tiêm này đã được ghi (cùng vắc xin, cùng ngày hoặc cùng số mũi). Hãy mở mục đã có.',
    en: 'This dose is recorded already: the same vaccine, and the same day or number. Open that one.',
  },
  NEXT_DOSE_INVALID: {
    vi: 'Ngày hẹn mũi tiếp theo phải sau ngày tiêm. Hãy sửa lại ngày.',
    en: 'The next dose is due after this one. Correct the day.',
  },
} as const satisfies UserErrorTexts
