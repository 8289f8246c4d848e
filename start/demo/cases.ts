import type { Person } from './residents.js'

/** Why somebody is sent on. */
export interface Case {
  readonly diagnoses: readonly string[]
  readonly summary: string
  /** In annex III of TT 01/2025: the slip is good for a year. */
  readonly oneYear?: true
  readonly acute?: true
  readonly care?: 'MENTAL' | 'LUNG' | 'OLD_AGE'
}

const adult: readonly Case[] = [
  { diagnoses: ['I10'], summary: 'Tăng huyết áp chưa kiểm soát, cần chỉnh thuốc.', oneYear: true },
  { diagnoses: ['I50.0', 'I10'], summary: 'Suy tim, khó thở khi gắng sức, phù hai chân.', acute: true },
  { diagnoses: ['E11.9', 'I10'], summary: 'Đái tháo đường típ 2, đường huyết đói tăng dần.' },
  { diagnoses: ['N18.3'], summary: 'Bệnh thận mạn giai đoạn 3, creatinin tăng.', oneYear: true },
  { diagnoses: ['J44.9'], summary: 'Bệnh phổi tắc nghẽn mạn tính, ho khạc đờm kéo dài.', oneYear: true, care: 'LUNG' },
  { diagnoses: ['M17.9'], summary: 'Thoái hoá khớp gối hai bên, đau khi đi lại.', oneYear: true },
  { diagnoses: ['K80.2'], summary: 'Sỏi túi mật, đau hạ sườn phải từng cơn.' },
  { diagnoses: ['H25.9'], summary: 'Đục thuỷ tinh thể, thị lực giảm, đề nghị phẫu thuật.' },
]

const old: readonly Case[] = [
  ...adult,
  { diagnoses: ['S72.0'], summary: 'Ngã, nghi gãy cổ xương đùi, không đứng được.', acute: true },
  { diagnoses: ['I63.9', 'I10'], summary: 'Yếu nửa người, di chứng nhồi máu não, cần phục hồi chức năng.' },
  { diagnoses: ['F03'], summary: 'Sa sút trí tuệ, rối loạn hành vi về đêm.', care: 'OLD_AGE' },
]

const mental: readonly Case[] = [
  { diagnoses: ['F20.0'], summary: 'Tâm thần phân liệt, hoang tưởng tái phát dù dùng thuốc đều.', care: 'MENTAL' },
  { diagnoses: ['F31.9'], summary: 'Rối loạn lưỡng cực, hưng cảm một tuần nay.', care: 'MENTAL' },
  { diagnoses: ['G40.9'], summary: 'Động kinh, cơn co giật nhiều hơn.', oneYear: true },
  ...adult.slice(0, 5),
]

const child: readonly Case[] = [
  { diagnoses: ['J18.9'], summary: 'Viêm phổi, sốt cao ba ngày, thở nhanh.', acute: true },
  { diagnoses: ['A09'], summary: 'Tiêu chảy cấp, có dấu mất nước.', acute: true },
  { diagnoses: ['G80.0'], summary: 'Bại não thể co cứng, cần phục hồi chức năng.', oneYear: true },
  { diagnoses: ['Q21.0'], summary: 'Thông liên thất, chậm tăng cân.' },
  { diagnoses: ['D56.1'], summary: 'Tan máu bẩm sinh, hẹn truyền máu.', oneYear: true },
  { diagnoses: ['J45.9'], summary: 'Hen phế quản, khò khè tái diễn.', oneYear: true },
]

const detox: readonly Case[] = [
  { diagnoses: ['B18.2'], summary: 'Viêm gan C mạn, men gan tăng.', oneYear: true },
  { diagnoses: ['F11.2'], summary: 'Hội chứng cai, cần điều trị thay thế.', care: 'MENTAL' },
  { diagnoses: ['L03.1'], summary: 'Viêm mô tế bào cẳng chân.', acute: true },
  { diagnoses: ['K29.7'], summary: 'Viêm dạ dày, đau thượng vị kéo dài.' },
  { diagnoses: ['S62.6'], summary: 'Gãy xương ngón tay khi lao động.', acute: true },
]

export function casesOf({ group, age }: Person): readonly Case[] {
  if (age < 16) return child
  if (group.kind === 'MENTAL_ILLNESS') return mental
  if (group.kind === 'DRUG_REHABILITATION') return detox
  return age >= 60 ? old : adult
}

/** The grounds on the slip (phụ lục VI of TT 01/2025), most usual first. */
export const reasons = [
  ['Vượt quá khả năng chuyên môn của cơ sở', 60],
  ['Phù hợp với quy định chuyển cơ sở khám bệnh, chữa bệnh', 30],
  ['Theo yêu cầu của người bệnh hoặc người đại diện', 10],
] as const
