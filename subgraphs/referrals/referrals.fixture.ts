import { type ExecutionResult, parse } from 'graphql'
import type { Role, Viewer } from '../../kit/auth.js'
import { openEmbedded } from '../../kit/database.js'
import { memoryStore } from '../../kit/file-store.js'
import { toGlobalId, uuidFrom } from '../../kit/id.js'
import { createLogger } from '../../kit/log.js'
import { foldName } from '../../kit/vn/names.js'
import { createReferrals } from './app.js'
import { seedDemo } from './demo.js'
import type { HealthFacilityData } from './health-facility/health-facility.entity.js'
import { openReferralsDatabase } from './orm.js'
import { seedReference } from './reference.js'
import type { ReferralData } from './referral/referral.entity.js'

/** A small sector for the tests of the whole: 50 residents, a hospital, a clinic, a referral for nearly everybody. */
export const now = new Date('2026-11-02T02:00:00Z')
export const residents = Array.from({ length: 50 }, (_, i) => uuidFrom(`resident:${i}`))
const [an = '', sealedPerson = '', ...others] = residents
const hospital = uuidFrom('48001')
const clinic = uuidFrom('48101')
const careHome = { fromFacilityId: uuidFrom('QN-NCC'), fromFacilityCode: 'QN-NCC' }
const centre = { fromFacilityId: uuidFrom('QN-CNMT'), fromFacilityCode: 'QN-CNMT' }
const elsewhere = { fromFacilityId: uuidFrom('HY-NCC'), fromFacilityCode: 'HY-NCC', fromProvinceCode: '33' }

export const ids = {
  an: toGlobalId('Resident', an),
  sealedPerson: toGlobalId('Resident', sealedPerson),
  careHome: toGlobalId('Facility', careHome.fromFacilityId),
  centre: toGlobalId('Facility', centre.fromFacilityId),
  newest: toGlobalId('Referral', uuidFrom('NEW')),
  sealed: toGlobalId('Referral', uuidFrom('SEALED')),
}

export function aReferral(paperNumber: string, createdAt: string, more: Partial<ReferralData> = {}): ReferralData {
  return {
    id: uuidFrom(paperNumber),
    paperNumber,
    kind: 'CLINICAL_TRANSFER',
    status: 'SENT',
    statusSince: new Date('2026-11-01T01:00:00Z'),
    urgency: 'ROUTINE',
    residentId: an,
    patientName: 'Nguyễn Văn An',
    patientBirthDate: '1948',
    patientSex: 'MALE',
    ...careHome,
    fromHealthFacilityId: clinic,
    toHealthFacilityId: hospital,
    fromProvinceCode: '48',
    toProvinceCode: '48',
    sealed: false,
    reason: 'Đau ngực',
    diagnoses: ['I20.9', 'I10'],
    summary: 'Đau ngực khi gắng sức',
    oneYear: false,
    signedOn: '2026-10-30',
    validUntil: new Date('2026-11-13T16:59:59.999Z'),
    dueBy: new Date('2026-11-03T16:59:59.999Z'),
    createdAt: new Date(createdAt),
    stepCount: 0,
    ...more,
  }
}

const referrals = [
  aReferral('OLD', '2026-01-05T03:00:00.001Z', { status: 'CLOSED', dueBy: null }),
  aReferral('OLDER', '2026-01-05T03:00:00Z', { status: 'EXPIRED', dueBy: null }),
  aReferral('NEW', '2026-10-30T03:00:00.123Z'),
  aReferral('SEALED', '2026-10-31T03:00:00Z', { residentId: sealedPerson, ...centre, sealed: true }),
  ...others.map((residentId, i) => aReferral(`OTHER-${i}`, '2026-08-01T03:00:00Z', { residentId, ...elsewhere })),
]

function aHealthFacility(code: string, name: string): HealthFacilityData {
  return { id: uuidFrom(code), code, name, nameFolded: foldName(name), provinceCode: '48', onHub: true }
}

export const demo = {
  healthFacilities: [aHealthFacility('48001', 'Bệnh viện Đà Nẵng'), aHealthFacility('48101', 'Trạm y tế Hải Châu')],
  ranks: [
    {
      id: uuidFrom('rank'),
      healthFacilityId: hospital,
      level: 'SPECIALISED' as const,
      provisional: false,
      validFrom: '2026-01-01',
    },
  ],
  referrals,
}

export type Who = { role: Role } & Partial<Viewer>

/** The sector on an embedded database of its own; a request is signed in as whoever asks. */
export async function referralsSector(files = memoryStore()) {
  const db = await openReferralsDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  await seedReference(db)
  await seedReference(db)
  await seedDemo(db, demo)
  await seedDemo(db, demo)
  let viewer: Viewer
  const verify = async () => viewer
  const server = await createReferrals({ db, clock: () => now, verify, log: createLogger('test', 'silent'), files })
  const ask = async (who: Who, query: string, variables?: Record<string, unknown>) => {
    viewer = { subject: 's', client: 'c', expiresAt: now.getTime() / 1000 + 600, ...who }
    const before = db.statements()
    const answer = await server.execute({ query, document: parse(query), variables, headers: {} })
    const { data, errors } = JSON.parse(JSON.stringify(answer)) as ExecutionResult<Record<string, never>>
    const codes = errors?.map(error => [error.path?.join('.'), error.extensions?.code])
    return { data, codes, sent: db.statements() - before }
  }
  return { ask, db, close: () => server.close() }
}

export type Sector = Awaited<ReturnType<typeof referralsSector>>
