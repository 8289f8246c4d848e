import { sharedUserErrors, userErrorType, type UserErrorTexts } from '../../kit/user-errors.js'

/** Why this sector refuses a change, beside what every sector says. */
export const userErrorTexts = {
  ...sharedUserErrors,
  PERSON_MISSING: {
    vi: 'Chưa có người cần tra. Hãy nhập một số giấy tờ, hoặc chọn người được chăm sóc.',
    en: 'Nobody is asked about. Type a number from a paper, or choose a resident.',
  },
  IDENTIFIER_UNREADABLE: {
    vi: 'Không đọc được số này. Cần số định danh 12 số, mã số BHXH 10 số hoặc mã thẻ BHYT 15 ký tự.',
    en: 'The number cannot be read. A 12-digit personal ID, a 10-digit social-insurance number or a 15-character card is needed.',
  },
  DATE_OUT_OF_RANGE: {
    vi: 'Ngày hỏi phải từ 01/07/2009 đến một năm sau hôm nay.',
    en: 'The day must lie between 2009-07-01 and a year from today.',
  },
  DATES_CROSSED: {
    vi: 'Ngày cuối sớm hơn ngày đầu. Hãy sửa lại một trong hai ngày.',
    en: 'The last day lies before the first one. Correct one of the two.',
  },
  HEALTH_FACILITY_CODE_INVALID: {
    vi: 'Mã cơ sở khám chữa bệnh gồm 5 chữ số. Hãy xem lại danh mục rồi nhập lại.',
    en: 'The code of a health facility has 5 digits. Look it up and enter it again.',
  },
  DIAGNOSIS_INVALID: {
    vi: 'Mã bệnh không đúng dạng ICD-10, ví dụ I10 hoặc E11.9. Hãy sửa lại.',
    en: 'The code is not of the form of ICD-10, such as I10 or E11.9. Correct it.',
  },
  AMOUNT_INVALID: {
    vi: 'Số tiền phải là số nguyên đồng, không âm; phần trước khi đổi mức không lớn hơn cả năm. Hãy sửa lại.',
    en: 'An amount is a whole number of VND, not below 0, and the part before the change not above the year. Correct it.',
  },
  LIST_TOO_LONG: {
    vi: 'Danh sách quá dài. Hãy bỏ bớt rồi gửi lại.',
    en: 'The list is too long. Take some out and send it again.',
  },
  LIST_EMPTY: {
    vi: 'Danh sách đang trống. Hãy thêm ít nhất một dòng.',
    en: 'The list is empty. Add at least one row.',
  },
  RULE_UNKNOWN: {
    vi: 'Không có quy tắc này vào ngày đó. Hãy chọn một mã quy tắc đang áp dụng.',
    en: 'There is no such rule on that day. Choose a rule that is in force then.',
  },
  RULE_VALUE_INVALID: {
    vi: 'Giá trị không đúng loại của quy tắc: tỷ lệ từ 0 đến 100, hoặc số tiền đồng. Giá trị không phải là số thì không đổi được ở đây.',
    en: 'The value is not of the kind of the rule: a percent of 0–100, or an amount in VND. What is no number cannot be changed here.',
  },
  RULE_ROW_TWICE: {
    vi: 'Quy tắc này đã có một dòng từ cùng ngày trong bản nháp. Hãy giữ lại một dòng.',
    en: 'The draft has a row of this rule from the same day already. Keep one.',
  },
  LEGAL_BASIS_MISSING: {
    vi: 'Mỗi dòng cần căn cứ pháp lý, tối đa 300 ký tự. Hãy nhập văn bản, điều, khoản.',
    en: 'Each row needs its legal basis, at most 300 characters. Enter the document, article and clause.',
  },
  SECOND_PERSON_NEEDED: {
    vi: 'Người soạn không tự duyệt được. Hãy nhờ một người có thẩm quyền khác duyệt.',
    en: 'Who drafted it cannot put it into force. Ask another person who may.',
  },
  RULE_CHANGE_SETTLED: {
    vi: 'Thay đổi này đã được duyệt hoặc đã bỏ. Hãy soạn một thay đổi mới.',
    en: 'This change is in force or withdrawn already. Draft a new one.',
  },
  OBJECT_CODE_UNKNOWN: {
    vi: 'Hai chữ đầu của số thẻ không phải mã đối tượng nào vào ngày đó. Hãy xem lại số thẻ.',
    en: 'The first two letters of the number are no object code on that day. Look at the card again.',
  },
  FACILITY_CODE_INVALID: {
    vi: 'Mã nơi đăng ký KCB phải có đúng 5 chữ số; thẻ tạm của trẻ: mã tỉnh và 000. Hãy sửa lại.',
    en: 'The code of the registered place has exactly 5 digits; a temporary child card has the province and 000. Correct it.',
  },
  ENDS_BEFORE_START: {
    vi: 'Ngày cuối của thẻ trước ngày đầu. Hãy sửa một trong hai.',
    en: 'The last day of the card is before the first one. Correct one of them.',
  },
  BEGINS_BEFORE_BIRTH: {
    vi: 'Thẻ có giá trị trước ngày sinh. Hãy sửa một trong hai ngày.',
    en: 'The card begins before its holder was born. Correct one of the two days.',
  },
  CARD_IN_USE: {
    vi: 'Đã có một thẻ cùng số đang dùng trong những ngày này. Hãy điều chỉnh thẻ đó thay vì lập thẻ mới.',
    en: 'A card of this number is in use on these days already. Correct that one instead of making another.',
  },
  OTHER_PROVINCE: {
    vi: 'Thẻ này do tỉnh khác quản lý. Hãy chuyển yêu cầu đến cơ quan BHXH tỉnh đó.',
    en: 'This card is managed by another province. Hand the request to its social-insurance agency.',
  },
  NOTE_MISSING: {
    vi: 'Mỗi điều chỉnh cần một câu giải thích, tối đa 500 ký tự. Hãy nhập lý do.',
    en: 'Each correction needs a sentence that says why, at most 500 characters. Enter it.',
  },
  NOTHING_CHANGED: {
    vi: 'Nội dung mới giống nội dung đang có. Hãy sửa ít nhất một mục.',
    en: 'The new content is what is there already. Change at least one thing.',
  },
  FILE_NAME_INVALID: {
    vi: 'Tên tệp không dùng được: phải có đuôi .csv, tối đa 120 ký tự, không có dấu / hay ký tự điều khiển. Hãy đổi tên tệp.',
    en: 'The file name cannot be used: it ends with .csv, has at most 120 characters, no slash and no control characters. Rename the file.',
  },
  TOO_MANY_IMPORTS: {
    vi: 'Tỉnh của bạn đang có 5 lần nhập chưa xong. Hãy chờ, hoặc hủy một lần không cần nữa.',
    en: 'Your province has 5 imports that are not over. Wait, or cancel one that is not needed.',
  },
  PART_TOO_LARGE: {
    vi: 'Phần này lớn hơn 1 MiB. Hãy cắt tệp thành các phần nhỏ hơn.',
    en: 'This part is larger than 1 MiB. Cut the file into smaller parts.',
  },
  PART_DIFFERS: {
    vi: 'Phần số này đã được gửi với nội dung khác. Hãy hủy lần nhập và gửi lại cả tệp.',
    en: 'This part was sent before with another content. Cancel the import and send the whole file again.',
  },
  IMPORT_ENDED: {
    vi: 'Lần nhập này không còn nhận phần nào hoặc đã kết thúc. Hãy bắt đầu lần nhập mới.',
    en: 'This import takes no more parts, or is over. Begin another.',
  },
} as const satisfies UserErrorTexts

export const UserError = userErrorType(userErrorTexts)
