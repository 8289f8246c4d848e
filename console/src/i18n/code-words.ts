import type * as Codes from '../generated/enums'
import { of, words } from './words'

export const codeWords = words(
  {
    status: of<Codes.ReferralStatus>()({
      DRAFT: 'Nháp', ISSUED: 'Đã ký', SENT: 'Đã gửi', RECEIVED: 'Đã tiếp nhận phiếu', INFO_REQUESTED: 'Chờ bổ sung', ACCEPTED: 'Đồng ý nhận',
      ARRIVED: 'Đã đến', IN_TREATMENT: 'Đang điều trị', COMPLETED: 'Đã có phản hồi', CLOSED: 'Đã đóng', REJECTED: 'Từ chối', REDIRECTED: 'Chuyển tiếp',
      NO_SHOW: 'Không đến', DIED: 'Tử vong', CANCELLED: 'Đã huỷ', EXPIRED: 'Hết hạn',
    }),
    urgency: of<Codes.Urgency>()({ EMERGENCY: 'Cấp cứu', URGENT: 'Khẩn', ROUTINE: 'Thường quy' }),
    referralKind: of<Codes.ReferralKind>()({ CLINICAL_TRANSFER: 'Phiếu chuyển cơ sở KCB', CARE_LINK: 'Đề nghị đưa đi khám' }),
    nextMove: of<Codes.NextMove>()({ SENDER: 'Lượt nơi gửi', RECEIVER: 'Lượt nơi nhận', NOBODY: 'Đã kết thúc' }),
    action: of<Codes.ReferralAction>()({
      acceptReferral: 'Đồng ý nhận', approveReferral: 'Phê duyệt', cancelReferral: 'Huỷ phiếu', closeReferral: 'Xác nhận và đóng', completeReferral: 'Phản hồi',
      continueReferral: 'Vẫn tiếp tục', correctReferral: 'Đính chính', giveInformation: 'Bổ sung thông tin', issueReferral: 'Ký phiếu',
      receiveReferral: 'Tiếp nhận phiếu', recordArrival: 'Người bệnh đã đến', recordDeath: 'Ghi tử vong', recordNoShow: 'Không đến', redirectReferral: 'Chuyển tiếp',
      rejectReferral: 'Từ chối', requestInformation: 'Yêu cầu bổ sung', sendReferral: 'Gửi phiếu', startTreatment: 'Bắt đầu điều trị',
    }),
    worklist: of<Codes.Worklist>()({
      TO_RECEIVE: 'Chờ tiếp nhận', ARRIVING: 'Sắp đến', ANSWER_MISSING: 'Chờ phiếu phản hồi', INFO_WANTED: 'Cần bổ sung', WAITING_FOR_HOSPITAL: 'Chờ bệnh viện',
      TO_CONFIRM: 'Chờ xác nhận', DRAFTS: 'Nháp, chưa gửi', OVERDUE: 'Quá hạn', EXPIRING: 'Sắp hết hạn', NO_SHOW: 'Không đến', PERSON_LEFT: 'Người đã rời cơ sở',
    }),
    sex: of<Codes.Sex>()({ FEMALE: 'Nữ', MALE: 'Nam', UNKNOWN: 'Chưa xác định' }),
    category: of<Codes.BeneficiaryKind>()({
      CHILD: 'Trẻ em có hoàn cảnh đặc biệt', DISABLED: 'Người khuyết tật', DRUG_REHABILITATION: 'Người cai nghiện', ELDERLY: 'Người cao tuổi',
      EMERGENCY_PROTECTION: 'Cần bảo vệ khẩn cấp', HIV_SUPPORT: 'Đối tượng hỗ trợ xã hội', MENTAL_ILLNESS: 'Người tâm thần', MERIT_PERSON: 'Người có công',
      MERIT_RELATIVE: 'Thân nhân người có công', VOLUNTARY_CONTRACT: 'Tự nguyện theo hợp đồng',
    }),
    alertKind: of<Codes.AlertKind>()({
      CHECK_OVERDUE: 'Quá hạn khám định kỳ', SCREENING: 'Kết quả sàng lọc', THRESHOLD_HIGH: 'Vượt ngưỡng trên', THRESHOLD_LOW: 'Dưới ngưỡng', TREND: 'Diễn biến xấu',
    }),
    alertSeverity: of<Codes.AlertSeverity>()({ URGENT: 'Khẩn', ALERT: 'Cần khám', WARN: 'Theo dõi' }),
    alertAction: of<Codes.AlertAction>()({ CHECKED: 'Đã khám', REFER: 'Chuyển đi khám', TREAT: 'Điều trị tại chỗ', WATCH: 'Theo dõi' }),
    measureUnit: of<Codes.Measure>()({
      BMI: 'kg/m²', CHOLESTEROL: 'mmol/L', CREATININE: 'µmol/L', DIASTOLIC_BP: 'mmHg', FASTING_GLUCOSE: 'mmol/L', GLUCOSE_2H_OGTT: 'mmol/L', HBA1C: '%', HEIGHT: 'cm',
      ISOLATED_SYSTOLIC_HTN: 'mmHg', PULSE: 'lần/phút', RANDOM_GLUCOSE: 'mmol/L', RANDOM_GLUCOSE_WITH_SYMPTOMS: 'mmol/L', RESPIRATORY_RATE: 'lần/phút', SPO2: '%',
      SYSTOLIC_BP: 'mmHg', TEMPERATURE: '°C', WAIST: 'cm', WEIGHT: 'kg',
    }),
    absence: of<Codes.AbsenceReason>()({
      HOME_VISIT: 'Nghỉ phép về thăm gia đình', HOSPITAL: 'Đi viện', LEFT_WITHOUT_LEAVE: 'Tự ý bỏ đi', OTHER: 'Lý do khác', STUDY: 'Đi học', WORK: 'Đi làm',
    }),
    speciality: of<Codes.Speciality>()({
      INTERNAL: 'Nội khoa', SURGICAL: 'Ngoại khoa', SKIN: 'Da liễu', WOMEN: 'Sản phụ khoa', EYE: 'Mắt', ENT: 'Tai mũi họng', DENTAL: 'Răng hàm mặt', MENTAL: 'Tâm thần',
    }),
    alertStatus: of<Codes.AlertStatus>()({ OPEN: 'Chưa xử trí', ACKNOWLEDGED: 'Đang xử trí', CLOSED: 'Đã kết thúc' }),
    duty: of<Codes.DutyKind>()({
      ALERT_LOOK_AGAIN: 'Đến ngày xem lại cảnh báo', ALERT_OPEN: 'Cảnh báo chưa xử trí', CARE_PLAN_REVIEW: 'Đến hạn rà soát kế hoạch chăm sóc',
      EMERGENCY_STAY_ENDING: 'Sắp hết hạn bảo vệ khẩn cấp', HEALTH_CHECK: 'Đến hạn khám định kỳ', REHABILITATION_SESSION: 'Buổi phục hồi chức năng',
      RETURN_OVERDUE: 'Quá ngày hẹn về', TELE_CONSULTATION: 'Tư vấn từ xa', VACCINATION_DUE: 'Đến hạn tiêm nhắc lại',
    }),
    measure: of<Codes.Measure>()({
      BMI: 'BMI', CHOLESTEROL: 'Cholesterol', CREATININE: 'Creatinin', DIASTOLIC_BP: 'Huyết áp tâm trương', FASTING_GLUCOSE: 'Đường huyết lúc đói', GLUCOSE_2H_OGTT: 'Đường huyết sau 2 giờ', HBA1C: 'HbA1c',
      HEIGHT: 'Chiều cao', ISOLATED_SYSTOLIC_HTN: 'Tăng huyết áp tâm thu đơn độc', PULSE: 'Mạch', RANDOM_GLUCOSE: 'Đường huyết bất kỳ', RANDOM_GLUCOSE_WITH_SYMPTOMS: 'Đường huyết bất kỳ, có triệu chứng',
      RESPIRATORY_RATE: 'Nhịp thở', SPO2: 'SpO₂', SYSTOLIC_BP: 'Huyết áp tâm thu', TEMPERATURE: 'Nhiệt độ', WAIST: 'Vòng bụng', WEIGHT: 'Cân nặng',
    }),
    measuredBand: of<Codes.MeasuredBand>()({
      HIGH_ALERT: 'Cao, cần khám', HIGH_URGENT: 'Cao, khẩn', HIGH_WARN: 'Hơi cao', LOW_ALERT: 'Thấp, cần khám', LOW_URGENT: 'Thấp, khẩn', LOW_WARN: 'Hơi thấp', NOT_JUDGED: 'Không xếp mức', WITHIN: 'Trong giới hạn',
    }),
    cardSource: of<Codes.CardSource>()({ HUB_REGISTER: 'Sổ thẻ của hệ thống', NATIONAL_GATEWAY: 'Cổng giám định BHYT' }),
    cardStatus: of<Codes.InsuranceCardStatus>()({ ACTIVE: 'Đang sử dụng', SUSPENDED: 'Tạm giữ', CANCELLED: 'Thu hồi' }),
    careSetting: of<Codes.CareSetting>()({ INPATIENT: 'Nội trú', OUTPATIENT: 'Ngoại trú' }),
    checkedAgain: of<Codes.CheckedAgain>()({ WAITING: 'Đang chờ tra lại', DONE: 'Đã tra lại', GIVEN_UP: 'Thôi tra lại' }),
    checkOrigin: of<Codes.CoverageCheckOrigin>()({ ASKED: 'Có người tra', CHECKED_AGAIN: 'Tra lại tự động', REFERRAL_ISSUED: 'Khi ký phiếu chuyển' }),
    identifierKind: of<Codes.IdentifierKind>()({
      PERSONAL_ID: 'Số định danh cá nhân, 12 số', SOCIAL_INSURANCE_NUMBER: 'Mã số BHXH, 10 số', CARD: 'Mã thẻ BHYT, 15 ký tự', CHILD_CARD: 'Mã thẻ BHYT trẻ em, 15 ký tự',
    }),
    role: {
      nurse: 'Điều dưỡng', clinician: 'Bác sĩ', signer: 'Bác sĩ ký phiếu', head: 'Người đứng đầu cơ sở', coordinator: 'Điều phối', 'insurance-officer': 'Chuyên viên BHXH', 'insurance-head': 'Lãnh đạo BHXH', 'programme-officer': 'Cán bộ chương trình',
      auditor: 'Thanh tra', resident: 'Người được chăm sóc', guardian: 'Người giám hộ', admin: 'Quản trị', system: 'Hệ thống',
    },
    expiringWithin: of<Codes.ExpiringWithin>()({ DAYS_30: '30 ngày', DAYS_60: '60 ngày', DAYS_90: '90 ngày' }),
    level: of<Codes.TechnicalLevel>()({ INITIAL: 'Cấp ban đầu', BASIC: 'Cấp cơ bản', SPECIALISED: 'Cấp chuyên sâu' }),
    importStatus: of<Codes.ResidentImportStatus>()({
      WAITING_FOR_PARTS: 'Chờ đủ tệp', RUNNING: 'Đang chạy', DONE: 'Xong', FAILED: 'Không đọc được tệp', CANCELLED: 'Đã hủy', UNDOING: 'Đang hoàn tác', UNDONE: 'Đã hoàn tác',
    }),
    residentField: of<Codes.ResidentImportField>()({
      FULL_NAME: 'Họ và tên', BIRTH_DATE: 'Ngày sinh', SEX: 'Giới tính', PERSONAL_ID: 'Số CCCD', SOCIAL_INSURANCE_NUMBER: 'Số BHXH', OLD_IDENTITY_CARD: 'Số CMND cũ', PASSPORT: 'Hộ chiếu',
      CATEGORIES: 'Diện đối tượng', CATEGORY_PROOF: 'Số quyết định', ADMITTED_ON: 'Ngày tiếp nhận', MODE: 'Hình thức', OTHER_PERSON: 'Là người khác',
    }),
    rowChange: of<Codes.CardRowChange>()({ ADDED: 'Thêm mới', CHANGED: 'Thay đổi', UNCHANGED: 'Đã có, giữ nguyên' }),
    keptReason: of<Codes.ResidentImportKeptReason>()({ CHANGED: 'Hồ sơ hoặc đợt ở đã được sửa', WRITTEN_ABOUT: 'Đã có ghi nhận khác về người này' }),
  },
  {
    status: {
      DRAFT: 'Draft', ISSUED: 'Signed', SENT: 'Sent', RECEIVED: 'Receipt confirmed', INFO_REQUESTED: 'Waits for information', ACCEPTED: 'Accepted', ARRIVED: 'Arrived',
      IN_TREATMENT: 'In treatment', COMPLETED: 'Answered', CLOSED: 'Closed', REJECTED: 'Declined', REDIRECTED: 'Redirected', NO_SHOW: 'Did not come', DIED: 'Died',
      CANCELLED: 'Cancelled', EXPIRED: 'Expired',
    },
    urgency: { EMERGENCY: 'Emergency', URGENT: 'Urgent', ROUTINE: 'Routine' },
    referralKind: { CLINICAL_TRANSFER: 'Clinical transfer', CARE_LINK: 'Request of a care home' },
    nextMove: { SENDER: 'Sender’s move', RECEIVER: 'Receiver’s move', NOBODY: 'Ended' },
    action: {
      acceptReferral: 'Accept', approveReferral: 'Approve', cancelReferral: 'Cancel', closeReferral: 'Confirm and close', completeReferral: 'Answer',
      continueReferral: 'Goes on', correctReferral: 'Correct', giveInformation: 'Give information', issueReferral: 'Sign', receiveReferral: 'Confirm receipt',
      recordArrival: 'Has arrived', recordDeath: 'Record death', recordNoShow: 'Did not come', redirectReferral: 'Redirect', rejectReferral: 'Decline',
      requestInformation: 'Ask for information', sendReferral: 'Send', startTreatment: 'Start treatment',
    },
    worklist: {
      TO_RECEIVE: 'To receive', ARRIVING: 'Arriving', ANSWER_MISSING: 'Answer missing', INFO_WANTED: 'Information wanted', WAITING_FOR_HOSPITAL: 'Waiting for hospital',
      TO_CONFIRM: 'To confirm', DRAFTS: 'Drafts', OVERDUE: 'Overdue', EXPIRING: 'Expiring', NO_SHOW: 'Did not come', PERSON_LEFT: 'Person left',
    },
    sex: { FEMALE: 'Female', MALE: 'Male', UNKNOWN: 'Not known' },
    category: {
      CHILD: 'Child in special circumstances', DISABLED: 'Person with disability', DRUG_REHABILITATION: 'In drug rehabilitation', ELDERLY: 'Older person',
      EMERGENCY_PROTECTION: 'Emergency protection', HIV_SUPPORT: 'Social support', MENTAL_ILLNESS: 'Mental illness', MERIT_PERSON: 'Person with merit',
      MERIT_RELATIVE: 'Relative of a person with merit', VOLUNTARY_CONTRACT: 'By contract',
    },
    alertKind: { CHECK_OVERDUE: 'Check overdue', SCREENING: 'Screening result', THRESHOLD_HIGH: 'Above threshold', THRESHOLD_LOW: 'Below threshold', TREND: 'Getting worse' },
    alertSeverity: { URGENT: 'Urgent', ALERT: 'Needs a clinician', WARN: 'Watch' },
    alertAction: { CHECKED: 'Check made', REFER: 'Refer', TREAT: 'Treat here', WATCH: 'Watch' },
    measureUnit: {
      BMI: 'kg/m²', CHOLESTEROL: 'mmol/L', CREATININE: 'µmol/L', DIASTOLIC_BP: 'mmHg', FASTING_GLUCOSE: 'mmol/L', GLUCOSE_2H_OGTT: 'mmol/L', HBA1C: '%', HEIGHT: 'cm',
      ISOLATED_SYSTOLIC_HTN: 'mmHg', PULSE: 'a minute', RANDOM_GLUCOSE: 'mmol/L', RANDOM_GLUCOSE_WITH_SYMPTOMS: 'mmol/L', RESPIRATORY_RATE: 'a minute', SPO2: '%',
      SYSTOLIC_BP: 'mmHg', TEMPERATURE: '°C', WAIST: 'cm', WEIGHT: 'kg',
    },
    absence: { HOME_VISIT: 'Visits the family', HOSPITAL: 'In a hospital', LEFT_WITHOUT_LEAVE: 'Left without leave', OTHER: 'Another reason', STUDY: 'Studies elsewhere', WORK: 'Works elsewhere' },
    speciality: { INTERNAL: 'Internal medicine', SURGICAL: 'Surgery', SKIN: 'Skin', WOMEN: 'Women’s health', EYE: 'Eyes', ENT: 'Ear, nose and throat', DENTAL: 'Teeth and mouth', MENTAL: 'Mental health' },
    alertStatus: { OPEN: 'No action yet', ACKNOWLEDGED: 'Being dealt with', CLOSED: 'Closed' },
    duty: {
      ALERT_LOOK_AGAIN: 'Look at an alert again', ALERT_OPEN: 'Alert without action', CARE_PLAN_REVIEW: 'Care plan review', EMERGENCY_STAY_ENDING: 'Emergency stay ends',
      HEALTH_CHECK: 'Periodic check due', REHABILITATION_SESSION: 'Rehabilitation session', RETURN_OVERDUE: 'Not back in time', TELE_CONSULTATION: 'Consultation from afar',
      VACCINATION_DUE: 'Vaccination due',
    },
    measure: {
      BMI: 'BMI', CHOLESTEROL: 'Cholesterol', CREATININE: 'Creatinine', DIASTOLIC_BP: 'Diastolic pressure', FASTING_GLUCOSE: 'Fasting glucose', GLUCOSE_2H_OGTT: 'Glucose after 2 hours', HBA1C: 'HbA1c', HEIGHT: 'Height',
      ISOLATED_SYSTOLIC_HTN: 'Isolated systolic hypertension', PULSE: 'Pulse', RANDOM_GLUCOSE: 'Random glucose', RANDOM_GLUCOSE_WITH_SYMPTOMS: 'Random glucose, with symptoms', RESPIRATORY_RATE: 'Breaths', SPO2: 'SpO₂',
      SYSTOLIC_BP: 'Systolic pressure', TEMPERATURE: 'Temperature', WAIST: 'Waist', WEIGHT: 'Weight',
    },
    measuredBand: {
      HIGH_ALERT: 'High, needs a clinician', HIGH_URGENT: 'High, urgent', HIGH_WARN: 'Somewhat high', LOW_ALERT: 'Low, needs a clinician', LOW_URGENT: 'Low, urgent', LOW_WARN: 'Somewhat low', NOT_JUDGED: 'Not judged', WITHIN: 'Within limits',
    },
    cardSource: { HUB_REGISTER: 'The hub’s card register', NATIONAL_GATEWAY: 'The national card gateway' },
    cardStatus: { ACTIVE: 'In use', SUSPENDED: 'Held back', CANCELLED: 'Withdrawn' },
    careSetting: { INPATIENT: 'Inpatient', OUTPATIENT: 'Outpatient' },
    checkedAgain: { WAITING: 'Waits to be asked again', DONE: 'Asked again', GIVEN_UP: 'No longer asked again' },
    checkOrigin: { ASKED: 'Somebody asked', CHECKED_AGAIN: 'Asked again by the hub', REFERRAL_ISSUED: 'When a referral was signed' },
    identifierKind: {
      PERSONAL_ID: 'Personal ID, 12 digits', SOCIAL_INSURANCE_NUMBER: 'Social-insurance number, 10 digits', CARD: 'Card number, 15 characters', CHILD_CARD: 'Card number of a child, 15 characters',
    },
    role: {
      nurse: 'Nurse', clinician: 'Doctor', signer: 'Doctor who signs', head: 'Head of the home', coordinator: 'Coordinator', 'insurance-officer': 'Insurance officer', 'insurance-head': 'Head of insurance', 'programme-officer': 'Programme officer',
      auditor: 'Auditor', resident: 'The person', guardian: 'Guardian', admin: 'Administrator', system: 'The hub',
    },
    expiringWithin: { DAYS_30: '30 days', DAYS_60: '60 days', DAYS_90: '90 days' },
    level: { INITIAL: 'Initial level', BASIC: 'Basic level', SPECIALISED: 'Specialised level' },
    importStatus: {
      WAITING_FOR_PARTS: 'Waits for the file', RUNNING: 'Running', DONE: 'Done', FAILED: 'File cannot be read', CANCELLED: 'Cancelled', UNDOING: 'Being undone', UNDONE: 'Undone',
    },
    residentField: {
      FULL_NAME: 'Full name', BIRTH_DATE: 'Birth date', SEX: 'Sex', PERSONAL_ID: 'Personal ID', SOCIAL_INSURANCE_NUMBER: 'Social-insurance number', OLD_IDENTITY_CARD: 'Old identity card',
      PASSPORT: 'Passport', CATEGORIES: 'Groups', CATEGORY_PROOF: 'Number of the decision', ADMITTED_ON: 'Admitted on', MODE: 'Way of living', OTHER_PERSON: 'Is another person',
    },
    rowChange: { ADDED: 'New', CHANGED: 'Changed', UNCHANGED: 'There already, as it is' },
    keptReason: { CHANGED: 'The record or the stay was changed', WRITTEN_ABOUT: 'Something else was written about the person' },
  },
)
