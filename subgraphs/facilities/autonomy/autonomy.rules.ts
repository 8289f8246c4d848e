/** How much of its spending a public service unit covers itself (mức tự chủ tài chính; NĐ 60/2021 Đ9). */
export const autonomyGroups = ['GROUP_1', 'GROUP_2', 'GROUP_3', 'GROUP_4'] as const
export type AutonomyGroup = (typeof autonomyGroups)[number]
