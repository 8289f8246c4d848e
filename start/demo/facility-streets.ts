/**
 * Made-up streets of the demo’s homes: the street, ward and district as they were written until 2025-06-30, and the commune
 * of today. Which commune of today an old ward became is said by no table we have; here the demo says it.
 */
export const streets: Readonly<Record<string, readonly [street: string, wardAndDistrictThen: string, communeToday: string]>> = {
  'QN-NCC': ['Số 12 đường Nguyễn Văn Trỗi', 'phường An Mỹ, thành phố Tam Kỳ', '20341'],
  'QN-CNMT': ['Thôn Đồng Trại', 'xã Tam Đại, huyện Phú Ninh', '20364'],
  'QN-BTXH': ['Số 45 đường Lý Thường Kiệt', 'phường An Sơn, thành phố Tam Kỳ', '20341'],
  'QN-TT': ['Thôn Phú Quý', 'xã Tam Xuân 2, huyện Núi Thành', '20971'],
  'QN-TE': ['Số 7 đường Bạch Đằng', 'phường Tân Thạnh, thành phố Tam Kỳ', '20335'],
  'QN-CT': ['Số 88 đường Hùng Vương', 'phường Cẩm Phô, thành phố Hội An', '20410'],
  'BD-NCC': ['Số 3 đường Trần Hưng Đạo', 'phường Nhơn Hưng, thị xã An Nhơn', '21910'],
  'BD-CTXH': ['Số 150 đường Tây Sơn', 'phường Nguyễn Văn Cừ, thành phố Quy Nhơn', '21592'],
  'BD-TT-HN': ['Khu phố Thiện Đức', 'phường Hoài Hương, thị xã Hoài Nhơn', '21664'],
  'BD-CNMT': ['Thôn Luật Chánh', 'xã Phước Hiệp, huyện Tuy Phước', '21952'],
  'BD-KT': ['Số 21 đường Lê Lợi', 'phường Lê Lợi, thành phố Quy Nhơn', '21583'],
  'GL-CT': ['Số 60 đường Hùng Vương', '', '23575'],
  'HY-NCC': ['Số 5 đường Phạm Ngũ Lão', 'phường Quang Trung, thành phố Hưng Yên', '11953'],
  'HY-BTXH': ['Thôn Phan Xá', 'xã Tống Phan, huyện Phù Cừ', '12391'],
  'HY-CNMT': ['Thôn Kim Thượng', 'xã Hiệp Cường, huyện Kim Động', '12322'],
  'HY-TT': ['Thôn Trà Dương', 'xã Tống Trân, huyện Phù Cừ', '12427'],
  'HY-TE': ['Số 16 đường Phố Hiến', 'phường Hồng Châu, thành phố Hưng Yên', '11983'],
  'HY-KC': ['Số 2 đường Văn Giang', '', '12019'],
}
