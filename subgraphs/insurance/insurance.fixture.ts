import { createHash } from 'node:crypto'
import type { Viewer } from '../../kit/auth.js'
import type { HubEvent } from '../../kit/event.js'
import { toGlobalId, uuidFrom } from '../../kit/id.js'
import type { FacilityRankFact, ResidentLinkFact } from '../../kit/vn/borrowed-facts.js'
import type { InsuranceCardData } from './card/card.entity.js'

export const now = new Date('2026-11-22T02:00:00Z')
export const asOf = new Date('2026-11-01T00:00:00Z')
export const key = (name: string) => uuidFrom(`test:${name}`)
export const resident = (name: string) => toGlobalId('Resident', key(name))

const aLink = (name: string, link: Partial<ResidentLinkFact> = {}): ResidentLinkFact => ({
  residentId: key(name),
  facilityId: key('home'),
  facilityCode: 'HOME',
  provinceCode: '52',
  sealed: false,
  categories: ['ELDERLY'],
  survivorId: null,
  sealedScope: null,
  leftAs: null,
  leftOn: null,
  ...link,
})

const aCard = (name: string, card: Partial<InsuranceCardData> = {}, number = 'BT2520000000001'): InsuranceCardData => ({
  id: key(`card:${name}`),
  residentId: key(name),
  holderName: 'Nguyễn Văn Mẫu',
  holderBirthDate: '1950',
  cardNumber: number,
  socialInsuranceNumber: number.slice(5),
  objectCode: number.slice(0, 2),
  printedLevel: Number(number[2]),
  registeredFacilityCode: '52010',
  provinceCode: '52',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  fiveYearOn: null,
  status: 'ACTIVE',
  source: 'HUB_REGISTER',
  asOf,
  ...card,
})

const scopeOf = (name: string, facility: string) => createHash('sha256').update(`${key(name)}:${facility}`).digest('hex')

/** As the facilities sector would tell it. */
export const linked = (payload: ResidentLinkFact, index: number): HubEvent => ({
  position: index + 1,
  id: payload.residentId,
  type: 'resident.linked',
  aggregate: 'Resident',
  aggregateId: payload.residentId,
  version: 1,
  payload,
  at: asOf.toISOString(),
})

/** As the referrals sector would tell it: a former central hospital, and one of a district that rose in mid-year. */
const since = { validFrom: '2025-01-01', validTo: null, provisional: false }
export const ranks: readonly FacilityRankFact[] = [
  { healthFacilityCode: '33001', level: 'SPECIALISED', points: 90, tierBefore2025: 'CENTRAL', ...since },
  { healthFacilityCode: '33002', level: 'INITIAL', points: null, tierBefore2025: null, ...since, validTo: '2026-06-30' },
  { healthFacilityCode: '33002', level: 'BASIC', points: 55, tierBefore2025: 'DISTRICT', ...since, validFrom: '2026-07-01' },
]

export const ranked = (payload: FacilityRankFact, index: number): HubEvent => ({
  position: index + 1,
  id: uuidFrom(`rank:${index}`),
  type: 'healthFacility.ranked',
  aggregate: 'HealthFacility',
  aggregateId: uuidFrom(payload.healthFacilityCode),
  version: 1,
  payload,
  at: asOf.toISOString(),
})

export const many = Array.from({ length: 50 }, (_, i) => `many-${i}`)

export const demo = {
  links: [
    aLink('poor'),
    aLink('none'),
    aLink('far', { facilityCode: 'FAR', provinceCode: '33' }),
    aLink('sealed', { facilityId: null, facilityCode: null, sealed: true, sealedScope: scopeOf('sealed', 'REHAB') }),
    aLink('survivor'),
    aLink('merged', { facilityCode: 'FAR', provinceCode: '33', survivorId: key('survivor') }),
    ...many.map(name => aLink(name)),
  ],
  cards: [
    aCard('poor', {}, 'CN3520000000002'),
    aCard('far'),
    aCard('sealed'),
    aCard('merged', { validTo: null }),
    aCard('unlinked'),
    ...many.map(name => aCard(name)),
  ],
}

export const viewer = (claims: Partial<Viewer>): Viewer => {
  return { subject: 'u', client: 'test', role: 'nurse', expiresAt: 0, ...claims }
}
export const nurse = viewer({ facility: 'HOME' })
export const officer = viewer({ role: 'insurance-officer', province: '52' })
export const wide = viewer({ role: 'coordinator', scope: 'country' })
