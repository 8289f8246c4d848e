import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, fieldsOf, type Judgement } from '../../../kit/rights.js'
import { type CardAction, insuranceTable, judgePerson, managedBy, type PersonFacts, personFilter } from '../resident/resident.access.js'

export const cardRights = fieldsOf(insuranceTable, {
  Query: { insuranceCard: 'cards' },
  InsuranceCard: {
    id: 'cards',
    version: 'cards',
    cardNumber: 'cards',
    socialInsuranceNumber: 'cards',
    personalId: 'cards',
    objectCode: 'cards',
    printedLevel: 'cards',
    level: 'cards',
    basePercent: 'cards',
    registeredFacilityCode: 'cards',
    provinceCode: 'cards',
    issuedIn: 'cards',
    registeredIn: 'cards',
    validFrom: 'cards',
    validTo: 'cards',
    fiveYearOn: 'cards',
    status: 'cards',
    holderName: 'cards',
    corrections: 'cards',
  },
  CardProvince: { code: 'within', name: 'within' },
})

/** The cards a viewer may see, as a condition on `insurance_card c` with the `resident_link l` of its holder, if it has one. */
export function cardFilter(viewer: Viewer): RawBuilder<boolean> {
  return sql`((l.resident_id is not null and ${personFilter(viewer, 'cards')}) or ${managedFilter(viewer)})`
}

/** Whom a home knows counts for more than who manages the card: a sealed person's is seen by nobody for that reason. */
function managedFilter(viewer: Viewer): RawBuilder<boolean> {
  const province = managedBy(viewer)
  if (province === undefined) return sql`false`
  const mine = province === 'country' ? sql`true` : sql`coalesce(c.province_code = ${province}, false)`
  return sql`(${mine} and (c.resident_id is null or (l.resident_id is not null and not l.sealed)))`
}

/** A card as far as rights go. */
export interface CardFacts {
  /** Code of the province of today that manages it. */
  readonly provinceCode: string | null
  /** Null while it is nobody's whom a home knows; undefined when this sector was not told yet where its holder lives. */
  readonly holder: PersonFacts | null | undefined
}

const sides: ActionGrants<CardAction, 'register' | 'province'> = insuranceTable.actions

/** Whether a viewer may see a card, and do something with it: the same word as the filter, for one row. */
export function judgeCard(viewer: Viewer, action: 'read' | CardAction, { provinceCode, holder }: CardFacts): Judgement {
  const province = managedBy(viewer)
  const isManaged = province === 'country' || (provinceCode !== null && province === provinceCode)
  const isOpen = holder === null || holder?.sealed === false
  if (!(isManaged && isOpen) && !(holder && judgePerson(viewer, 'cards', holder) === 'yes')) return 'not-there'
  if (action === 'read') return 'yes'
  const by = sides[action][viewer.role] ?? []
  const isMine = (code: string | null | undefined) => code != null && viewer.province === code
  return (by.includes('register') && isMine(provinceCode)) || (by.includes('province') && isMine(holder?.provinceCode)) ? 'yes' : 'no'
}
