import { registerEnumType } from 'type-graphql'

/** Groups of people the facilities serve; an own short list over Pháp lệnh 02/2020 Đ3, NĐ 20/2021 Đ5 and NĐ 103/2017 Đ6. */
export const beneficiaryKinds = [
  'MERIT_PERSON',
  'MERIT_RELATIVE',
  'ELDERLY',
  'CHILD',
  'DISABLED',
  'MENTAL_ILLNESS',
  'HIV_SUPPORT',
  'EMERGENCY_PROTECTION',
  'DRUG_REHABILITATION',
  'VOLUNTARY_CONTRACT',
] as const
export type BeneficiaryKind = (typeof beneficiaryKinds)[number]

export const BeneficiaryKindEnum = Object.fromEntries(beneficiaryKinds.map(kind => [kind, kind]))
registerEnumType(BeneficiaryKindEnum, {
  name: 'BeneficiaryKind',
  description: 'Group under which a facility serves a person (nhóm đối tượng).',
  valuesConfig: {
    MERIT_PERSON: { description: 'Person with merit to the revolution (người có công; Pháp lệnh 02/2020 Đ3).' },
    MERIT_RELATIVE: { description: 'Relative of a person with merit (thân nhân người có công).' },
    ELDERLY: { description: 'Older person without support (người cao tuổi).' },
    CHILD: { description: 'Child in special circumstances (trẻ em có hoàn cảnh đặc biệt).' },
    DISABLED: { description: 'Severely or very severely disabled (người khuyết tật nặng, đặc biệt nặng).' },
    MENTAL_ILLNESS: { description: 'Person with mental illness (người tâm thần).' },
    HIV_SUPPORT: { description: 'Poor person supported because of HIV (người nhiễm HIV thuộc hộ nghèo).' },
    EMERGENCY_PROTECTION: { description: 'In need of emergency protection (cần bảo vệ khẩn cấp).' },
    DRUG_REHABILITATION: { description: 'In drug rehabilitation (người cai nghiện).' },
    VOLUNTARY_CONTRACT: { description: 'By own wish and contract (tự nguyện, theo hợp đồng).' },
  },
})
