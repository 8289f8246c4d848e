import type { Viewer } from '../../../kit/auth.js'
import { legalBases } from '../../../kit/legal-basis.rules.js'
import { type Bases, type BasesFor, on } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import type { ResidentReads } from './resident.access.js'

const whole = ['identity', 'identifiers', 'care', 'health'] as const
const noted = [...whole, 'sealNote'] as const
const ofPerson = ['identity', 'identifiers', 'care'] as const
const ofGroups = ['identity', 'care'] as const

const atHome = { ...on('CARE_OF_RESIDENT', [...noted, 'careNotices', 'consents']), sealed: 'REHABILITATION_SEAL' } as const
const demo = on('DEMO_ONLY', noted)
const caring = { facility: atHome, country: demo } as const
const knowing = { facility: { ...atHome, protected: 'HIV_CLOSED_LIST' }, country: demo } as const
const keeping = { ...knowing, facility: { ...knowing.facility, requests: 'CARE_OF_RESIDENT' } } as const
const insuring = { province: on('INSURED_PERSON', ofPerson), country: on('DEMO_ONLY', ofPerson) }
const representing = on('OWN_DATA', [...whole, 'careNotices', 'careLog', 'consents', 'requests', 'sealed'])

/** Why whoever reads a part of a resident may: what the home keeps leaves it on these bases only. */
export const residentBases = {
  nurse: keeping,
  clinician: knowing,
  signer: caring,
  head: { ...keeping, facility: { ...keeping.facility, careLog: 'CARE_OF_RESIDENT' } },
  coordinator: { ...caring, province: { ...on('FILE_FOR_PROVINCE', [...ofPerson, 'sealNote', 'consents']), health: 'HEALTH_FOR_PROVINCE' } },
  'insurance-officer': insuring,
  'insurance-head': insuring,
  'programme-officer': { province: on('PLAN_OF_PROVINCE', ofGroups), country: on('DEMO_ONLY', ofGroups) },
  resident: { person: { ...representing, protected: 'OWN_DATA' } },
  guardian: { person: representing },
} as const satisfies BasesFor<ResidentReads>

const bases: Bases = residentBases

/** Whether a viewer reads the health part on the ground of consent: then not of everybody, and not for ever. */
export function needsConsent(viewer: Viewer): boolean {
  const basis = bases[viewer.role]?.[personScope(viewer).kind]?.health
  return basis !== undefined && legalBases[basis].ground === 'CONSENT'
}
