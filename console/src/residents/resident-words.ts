import type * as Codes from '../generated/enums'
import { of, words } from '../i18n/words'

export const residentWords = words(
  {
    title: 'Hồ sơ',
    born: 'Sinh {{day}}',
    code: 'Mã hồ sơ {{code}}',
    since: 'vào ở từ {{day}}',
    away: 'Vắng từ {{day}}',
    backBy: 'hẹn về {{day}}',
    lateBack: 'quá ngày hẹn về',
    check: 'Khám sức khoẻ',
    refer: 'Chuyển tuyến',
    banner: { coverage: 'Bảo hiểm', referrals: 'Phiếu chuyển đang mở', alerts: 'Cảnh báo chưa xử trí', none: 'Không có' },
    tabs: { label: 'Các phần của hồ sơ', timeline: 'Diễn biến', health: 'Sức khoẻ', referrals: 'Chuyển tuyến', coverage: 'Bảo hiểm', looks: 'Ai đã xem' },
    more: 'Xem những việc trước đó',
    most: 'Chỉ hiện {{count}} việc gần nhất của mỗi ngành.',
    nothingHappened: 'Chưa có việc gì được ghi.',
    health: {
      latest: 'Lần khám gần nhất', never: 'Chưa khám lần nào', class: 'Loại sức khoẻ {{class}}', pressure: 'Huyết áp', conclusion: 'Kết luận', advice: 'Lời khuyên', diseases: 'Bệnh (ICD-10)', next: 'Khám lại trước ngày {{day}}',
      measures: 'Chỉ số gần nhất', measure: 'Chỉ số', value: 'Giá trị', on: 'Ngày đo', alerts: 'Cảnh báo', noAlerts: 'Không có cảnh báo', clinical: 'Bệnh sử, thuốc, dị ứng',
      allergies: 'Dị ứng', allergiesUnknown: 'Chưa hỏi về dị ứng – không có nghĩa là không dị ứng', noAllergies: 'Đã hỏi, không có dị ứng ({{day}})', conditions: 'Bệnh', medicines: 'Thuốc đang dùng', vaccinations: 'Tiêm chủng', nextDose: 'Hẹn tiêm {{day}}', noneWritten: 'Chưa ghi',
    },
    criticality: of<Codes.AllergyCriticality>()({ HIGH: 'nguy hiểm', LOW: 'nhẹ', UNKNOWN: 'chưa rõ mức' }),
    clinicalStatus: of<Codes.ClinicalStatus>()({ ACTIVE: 'đang mắc', REMISSION: 'đã lui', RESOLVED: 'đã khỏi' }),
    vaccine: of<Codes.Vaccine>()({
      BCG: 'Lao', COVID_19: 'COVID-19', DTP: 'Bạch hầu – ho gà – uốn ván', HEPATITIS_B: 'Viêm gan B', HPV: 'HPV', INFLUENZA: 'Cúm', JAPANESE_ENCEPHALITIS: 'Viêm não Nhật Bản', MEASLES_RUBELLA: 'Sởi – rubella', OTHER: 'Khác',
      PNEUMOCOCCAL: 'Phế cầu', POLIO: 'Bại liệt', TETANUS: 'Uốn ván',
    }),
    referrals: { list: 'Các phiếu chuyển', none: 'Chưa có phiếu chuyển', kind: 'Loại', to: 'Nơi nhận', urgency: 'Mức độ khẩn', status: 'Trạng thái', time: 'Thời hạn', paper: 'Số phiếu' },
    coverage: { now: 'Quyền lợi hôm nay', cards: 'Các thẻ BHYT', noCards: 'Chưa có thẻ nào trong sổ', number: 'Số thẻ', status: 'Trạng thái', from: 'Từ ngày', to: 'Đến ngày', place: 'Nơi đăng ký' },
    looks: {
      facilities: 'Ở cơ sở trợ giúp xã hội', referrals: 'Trong chuyển tuyến', insurance: 'Ở bảo hiểm y tế',
      nobody: 'Chưa ai xem', at: 'Lúc', who: 'Vai trò', what: 'Đã xem hoặc sửa', why: 'Mục đích', covering: 'làm thay',
    },
    seal: {
      open: 'Mở niêm phong…', title: 'Mở hồ sơ đang niêm phong', told: 'Người được chăm sóc, và lãnh đạo cơ sở giữ hồ sơ, sẽ được báo: ai đã mở, vì sao, lúc nào. Cơ sở xem lại từng lần mở; mọi thứ bạn xem đều được ghi.',
      reason: 'Lý do', note: 'Nêu rõ lý do (15–1.000 ký tự)', minutes: 'Mở trong', span: '{{count}} phút', confirm: 'Mở và ghi nhận', until: 'Bạn đang mở hồ sơ này đến {{moment}}.', close: 'Đóng ngay',
    },
    sealReason: of<Codes.SealReason>()({
      EMERGENCY_CARE: 'Cấp cứu: tính mạng hoặc sức khoẻ đang nguy hiểm', PROTECTION: 'Bảo vệ trẻ em hoặc người không tự lo được', TREATMENT: 'Đang điều trị, chăm sóc và cần biết', PUBLIC_DUTY: 'Yêu cầu của cơ quan nhà nước, có văn bản',
    }),
  },
  {
    title: 'Record',
    born: 'Born {{day}}',
    code: 'Code {{code}}',
    since: 'there since {{day}}',
    away: 'Away since {{day}}',
    backBy: 'back by {{day}}',
    lateBack: 'not back in time',
    check: 'Health check',
    refer: 'Refer',
    banner: { coverage: 'Coverage', referrals: 'Open referrals', alerts: 'Alerts without action', none: 'None' },
    tabs: { label: 'Parts of the record', timeline: 'Timeline', health: 'Health', referrals: 'Referrals', coverage: 'Coverage', looks: 'Who looked' },
    more: 'What happened before',
    most: 'Only the newest {{count}} of each sector are shown.',
    nothingHappened: 'Nothing is written down yet.',
    health: {
      latest: 'Latest check', never: 'Never checked', class: 'Health class {{class}}', pressure: 'Blood pressure', conclusion: 'Conclusion', advice: 'Advice', diseases: 'Diseases (ICD-10)', next: 'Next check by {{day}}',
      measures: 'Newest values', measure: 'Measure', value: 'Value', on: 'Measured on', alerts: 'Alerts', noAlerts: 'No alerts', clinical: 'Conditions, medicines, allergies',
      allergies: 'Allergies', allergiesUnknown: 'Not asked about allergies – that is not "none"', noAllergies: 'Asked, none known ({{day}})', conditions: 'Conditions', medicines: 'Medicines now', vaccinations: 'Vaccinations', nextDose: 'Next dose {{day}}', noneWritten: 'Nothing written down',
    },
    criticality: { HIGH: 'dangerous', LOW: 'mild', UNKNOWN: 'severity not known' },
    clinicalStatus: { ACTIVE: 'active', REMISSION: 'in remission', RESOLVED: 'resolved' },
    vaccine: {
      BCG: 'Tuberculosis', COVID_19: 'COVID-19', DTP: 'Diphtheria, pertussis, tetanus', HEPATITIS_B: 'Hepatitis B', HPV: 'HPV', INFLUENZA: 'Influenza', JAPANESE_ENCEPHALITIS: 'Japanese encephalitis', MEASLES_RUBELLA: 'Measles, rubella', OTHER: 'Other',
      PNEUMOCOCCAL: 'Pneumococcus', POLIO: 'Polio', TETANUS: 'Tetanus',
    },
    referrals: { list: 'Referrals', none: 'No referral yet', kind: 'Kind', to: 'Receiver', urgency: 'Urgency', status: 'Status', time: 'Time left', paper: 'Paper' },
    coverage: { now: 'What is paid today', cards: 'Cards', noCards: 'The register holds no card', number: 'Number', status: 'Status', from: 'From', to: 'Until', place: 'Registered at' },
    looks: {
      facilities: 'In social care', referrals: 'In referrals', insurance: 'In health insurance',
      nobody: 'Nobody yet', at: 'When', who: 'Role', what: 'What was read or changed', why: 'Purpose', covering: 'standing in',
    },
    seal: {
      open: 'Open the seal…', title: 'Open a sealed record', told: 'The person, and the head of the facility that keeps the record, will be told who opened it, why and when. The facility looks at every opening; all that you read is written down.',
      reason: 'Reason', note: 'Say why (15–1,000 characters)', minutes: 'Open for', span: '{{count}} minutes', confirm: 'Open, and have it written down', until: 'You hold this record open until {{moment}}.', close: 'Close it now',
    },
    sealReason: {
      EMERGENCY_CARE: 'Emergency: life or health is in danger', PROTECTION: 'To protect a child or somebody who cannot act alone', TREATMENT: 'I treat or care for the person and must know', PUBLIC_DUTY: 'A state body asks for it, in writing',
    },
  },
)
