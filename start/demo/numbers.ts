import type { LocalDate } from '../../kit/vn/working-days.js'
import type { Sex } from '../../subgraphs/facilities/resident/resident.rules.js'

interface Born {
  readonly birthProvince: string
  readonly sex: Sex
  readonly born: LocalDate
}

/** Gives out personal IDs, each once. */
export interface PersonalIds {
  next(person: Born): string
}

/** Well-formed, but with serials from 900000 on, so that nobody takes one for the number of a real person. */
export function personalIds(): PersonalIds {
  const given = new Map<string, number>()
  return {
    next({ birthProvince, sex, born }) {
      const year = Number(born.slice(0, 4))
      const century = Math.floor(year / 100) - 19
      const prefix = `0${birthProvince}${century * 2 + (sex === 'FEMALE' ? 1 : 0)}${born.slice(2, 4)}`
      const count = given.get(prefix) ?? 0
      given.set(prefix, count + 1)
      // A step that shares no factor with 100,000 visits every serial once, in no visible order.
      return `${prefix}${900_000 + ((count * 7_919 + Number(prefix)) % 100_000)}`
    },
  }
}
