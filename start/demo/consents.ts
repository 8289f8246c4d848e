import { addDays, type LocalDate } from '../../kit/vn/working-days.js'
import { type GuardianReason, requiredGiver } from '../../subgraphs/facilities/consent/consent.rules.js'
import type { ConsentRow, ContactRow } from '../../subgraphs/facilities/demo.js'
import { random } from './random.js'
import { later, type Person } from './residents.js'
import type { Setting } from './setting.js'

/** Streams of consents, away from those of persons and of other things. */
const stream = 110_000_000

/** One in ten never agreed, and one in forty took it back: in every home both are seen. */
const never = 10
const takenBack = 40

/** That the health part of the file may be shown to the province: of nearly all, but of no child without a guardian who could agree. */
export function consentsOf(person: Person, contacts: readonly ContactRow[], admittedOn: LocalDate, { seed, today }: Setting): ConsentRow[] {
  const { index, id: residentId, born, home } = person
  if (index % never === 7) return []
  const chance = random(seed, stream + index)
  const givenOn = later(admittedOn, addDays(today, -chance.int(200, 900)))
  if (givenOn > today) return []
  const guardian = contacts.find(({ role, since }) => role === 'GUARDIAN' && since <= givenOn)
  const isChild = requiredGiver(born, givenOn, null) !== 'PERSON'
  if (isChild && !guardian) return []
  const guardianFor: GuardianReason | null = guardian ? (isChild ? 'CHILD' : 'INCAPABLE') : null
  const at = new Date(`${givenOn}T02:00:00Z`)
  const by = `demo-head-${home.code}`
  const withdrawn = index % takenBack === 13 && givenOn < addDays(today, -30)
  const taken = withdrawn
    ? ({ withdrawnAt: new Date(`${addDays(today, -20)}T02:00:00Z`), withdrawnFor: guardian ? 'GUARDIAN' : 'PERSON', withdrawnBy: by, withdrawnRole: 'head' } as const)
    : { withdrawnAt: null, withdrawnFor: null, withdrawnBy: null, withdrawnRole: null }
  return [
    {
      id: chance.uuid(), residentId, purpose: 'CARE_LINK', textVersion: '2026-01', channel: 'PAPER', givenOn, givenBy: requiredGiver(born, givenOn, guardianFor),
      guardianId: guardian?.id ?? null, guardianFor, toldSensitive: true, paperNumber: `${chance.int(1, 9_999)}/BB-ĐY`, attachmentSha256: null,
      recordedAt: at, recordedBy: by, recordedRole: 'head', recordedOrganisation: home.code, approvedAt: at, approvedBy: by, ...taken, withdrawReason: null,
    },
  ]
}
