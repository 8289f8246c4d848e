import { registerEnumType } from 'type-graphql'
import { categoryDetailCodes, categoryDetails } from './category.rules.js'

export const CategoryDetailEnum = Object.fromEntries(categoryDetailCodes.map(code => [code, code]))
registerEnumType(CategoryDetailEnum, {
  name: 'CategoryDetail',
  description: 'The group of the law within a category (nhóm chi tiết; Pháp lệnh 02/2020 Đ3, NĐ 20/2021 Đ5).',
  valuesConfig: Object.fromEntries(
    categoryDetailCodes.map(code => [code, { description: `${categoryDetails[code].means}: ${categoryDetails[code].source}.` }]),
  ),
})
