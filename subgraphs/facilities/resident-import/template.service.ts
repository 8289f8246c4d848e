import { fileOf } from './file.service.js'
import { categoryWords, modeWords, requiredColumns, type ResidentColumn, residentColumnNames, residentColumns, sexWords } from './resident-file.js'
import { exampleName } from './resident-import.rules.js'
import type { FileFormat, ResidentImportTemplate } from './resident-import.type.js'

const first = (words: Readonly<Record<string, readonly [string, ...string[]]>>) => Object.values(words).map(([name]) => name)

const values: Partial<Record<ResidentColumn, readonly string[]>> = {
  sex: first(sexWords),
  categories: first(categoryWords),
  mode: first(modeWords),
  other_person: ['Có', 'Không'],
}

/** A person who does not exist: 000 is no province’s number. */
const example = {
  full_name: exampleName,
  birth_date: '15/03/1950',
  sex: 'Nam',
  personal_id: '000150000001',
  social_insurance_number: '0000000001',
  old_identity_card: '',
  passport: '',
  categories: 'Người cao tuổi; Người khuyết tật',
  category_proof: '01/QĐ-VD',
  admitted_on: '02/11/2026',
  mode: 'Nội trú',
  other_person: '',
} as const satisfies Record<ResidentColumn, string>

const advice = {
  full_name: 'Họ trước, tên sau; tối đa 255 ký tự.',
  birth_date: 'Năm, tháng/năm hoặc ngày/tháng/năm: 1950, 03/1950, 15/03/1950.',
  sex: 'Một trong các giá trị bên cạnh.',
  personal_id: '12 chữ số, ô định dạng Văn bản; không có thì để trống.',
  social_insurance_number: '10 chữ số, ô định dạng Văn bản; không có thì để trống.',
  old_identity_card: '9 chữ số, ô định dạng Văn bản; không có thì để trống.',
  passport: 'Một chữ cái và 7 chữ số; không có thì để trống.',
  categories: 'Một hoặc nhiều giá trị bên cạnh, ngăn bằng dấu chấm phẩy (;).',
  category_proof: 'Số quyết định hoặc giấy tờ chứng minh, tối đa 200 ký tự.',
  admitted_on: 'Ngày đầu tiên ở cơ sở: 02/11/2026; không sau hôm nay.',
  mode: 'Một trong các giá trị bên cạnh; để trống là Nội trú.',
  other_person: 'Ghi “Có” khi đã kiểm tra: người trùng tên, ngày sinh, giới tính đang ở cơ sở là người khác.',
} as const satisfies Record<ResidentColumn, string>

const rowsToType = 500

export function templateOf(format: FileFormat): ResidentImportTemplate {
  const columns = residentColumnNames.map(field => ({
    field,
    header: residentColumns[field][0],
    required: requiredColumns.includes(field),
    values: [...(values[field] ?? [])],
  }))
  const rows = [columns.map(({ header }) => header), residentColumnNames.map(name => example[name])]
  const help = columns.map(({ field, header, required, values: allowed }) => [header, required ? 'Có' : 'Không', advice[field], allowed.join('; ')])
  const file = fileOf(format, 'mau-nhap-nguoi-duoc-cham-soc', [
    { name: 'Danh sách', rows, free: rowsToType },
    { name: 'Hướng dẫn', rows: [['Cột', 'Bắt buộc', 'Cách ghi', 'Giá trị cho phép'], ...help] },
  ])
  return { file, columns }
}
