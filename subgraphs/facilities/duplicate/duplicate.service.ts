import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { cleanName } from '../../../kit/vn/names.js'
import { identifierAsStored } from '../identifier/identifier.rules.js'
import type { FacilitiesContext } from '../context.js'
import { mayReadPart } from '../resident/resident.access.js'
import { type ResidentRow, toResident } from '../resident/resident.loaders.js'
import { noteResident } from '../resident/resident.service.js'
import type { Sought } from './duplicate.loaders.js'
import { type DescribedPerson, type KnownNumber, reasons, weigh } from './duplicate.rules.js'
import type { PossibleDuplicate, PossibleDuplicatesInput } from './duplicate.type.js'

const mostShown = 50
const mostOfEach = 10

/** Records like a person who is about to get one. */
export function possibleDuplicates(ctx: FacilitiesContext, input: PossibleDuplicatesInput, first: number): Promise<PossibleDuplicate[]> {
  const fullName = cleanName(input.fullName)
  if (!fullName.ok) throw wrong('Họ tên không hợp lệ', 'The name is not valid')
  const { identifiers, categories, facility, birthDate, sex } = input
  if ([identifiers, categories].some(list => (list?.length ?? 0) > mostOfEach)) {
    throw wrong(`Tối đa ${mostOfEach} giấy tờ và ${mostOfEach} nhóm`, `Give at most ${mostOfEach} numbers and ${mostOfEach} groups`)
  }
  const person: DescribedPerson = {
    fullName: fullName.value,
    birthDate,
    sex,
    // A number that is not typed to its end yet is nobody's.
    identifiers: (identifiers ?? []).flatMap(each => {
      const value = identifierAsStored(each)
      return value === undefined ? [] : [{ type: each.type, value, active: true }]
    }),
    categories: categories ?? [],
    facilityId: facility == null ? null : (fromGlobalId('Facility', facility) ?? null),
  }
  return shown(ctx, { person, self: null }, first)
}

/** Records like one that is there. */
export async function duplicatesOf(ctx: FacilitiesContext, key: string, first: number): Promise<PossibleDuplicate[]> {
  const [row, numbers] = await Promise.all([
    ctx.load.residentById.load(key),
    mayReadPart(ctx.viewer, 'identifiers') ? ctx.load.identifiersOfResident.load(key) : [],
  ])
  if (!row) return []
  const identifiers = numbers.map(({ type, value, validTo }) => ({ type, value, active: validTo === null || validTo >= ctx.today }))
  return shown(ctx, { person: described(row, identifiers), self: key }, first)
}

async function shown(ctx: FacilitiesContext, sought: Sought, first: number): Promise<PossibleDuplicate[]> {
  if (first < 1 || first > mostShown) throw wrong(`Chọn từ 1 đến ${mostShown} hồ sơ`, `Ask for 1 to ${mostShown} records`)
  const candidates = await ctx.load.duplicateCandidates.load(sought)
  const weighed = candidates.flatMap(row => {
    const { band, ...likeness } = weigh(sought.person, described(row, row.identifiers))
    return band ? [{ row, band, ...likeness }] : []
  })
  weighed.sort((a, b) => b.score - a.score || (a.row.nameFolded + a.row.id < b.row.nameFolded + b.row.id ? -1 : 1))
  return weighed.slice(0, first).map(({ row, score, band, reasons: codes }) => {
    noteResident(ctx, row)
    const told = codes.map(code => ({ code, points: reasons[code].points, text: reasons[code][ctx.language] }))
    return { resident: toResident(row), score, band, reasons: told }
  })
}

function described({ fullName, birthDate, sex, categories, facilityId }: ResidentRow, identifiers: readonly KnownNumber[]): DescribedPerson {
  return { fullName, birthDate, sex, identifiers, categories: categories.map(({ kind }) => kind), facilityId }
}

function wrong(vi: string, en: string): HubError {
  return new HubError('BAD_USER_INPUT', { message: `${vi} / ${en}.` })
}
