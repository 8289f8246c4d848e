import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertAll } from '../../../kit/bulk.js'
import { toGlobalId, uuidFrom } from '../../../kit/id.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
import { ReferralEntity } from '../referral/referral.entity.js'
import { aReferral, referralsSector, type Sector } from '../referrals.fixture.js'

const hospitals = Array.from({ length: 6 }, (_, i) => ({ id: uuidFrom(`chain:${i}`), code: `4890${i}`, name: `Bệnh viện ${i}` }))

let sector: Sector
beforeAll(async () => {
  sector = await referralsSector()
  const rows = hospitals.map(each => ({ ...each, nameFolded: 'benh vien', provinceCode: '48', onHub: true }))
  await insertAll(sector.db.orm.em.fork(), HealthFacilityEntity, rows)
})
afterAll(() => sector.close())

const redirect = `mutation ($input: RedirectReferralInput!) { redirectReferral(input: $input) { userErrors { code } } }`

interface Link {
  id: string
  parentId: string | null
  to: string
  dueBy: Date | null
  status: string
  residentId: string
  paper: string
  validUntil: Date
}

/** A chain, the first referral first. */
const chainOf = (first: string) =>
  sector.db.read<Link>(
    `with recursive chain as (select r.*, 0 as place from "referrals"."referral" r where r."id" = $1
       union all select r.*, c.place + 1 from chain c join "referrals"."referral" r on r."parent_id" = c."id")
     select "id", "parent_id" as "parentId", "to_health_facility_id" as "to", "due_by" as "dueBy", "status",
       "resident_id" as "residentId", "paper_number" as "paper", "valid_until" as "validUntil" from chain order by place`,
    [first],
  )

const urgencies = ['EMERGENCY', 'URGENT', 'ROUTINE'] as const

test('a chain of redirects never comes to a hospital twice, keeps its papers, and never gets more time', { timeout: 60_000 }, async () => {
  let chains = 0
  const steps = fc.array(fc.integer({ min: 0, max: hospitals.length - 1 }), { minLength: 1, maxLength: 8 })
  const start = fc.record({ to: fc.integer({ min: 0, max: hospitals.length - 1 }), urgency: fc.constantFrom(...urgencies), left: fc.integer({ min: -600, max: 6_000 }) })
  await fc.assert(
    fc.asyncProperty(start, steps, async ({ to, urgency, left }, wanted) => {
      const name = `CHAIN-${chains++}`
      const firstDue = new Date(Date.parse('2026-11-02T02:00:00Z') + left * 60_000)
      const at = { toHealthFacilityId: hospitals[to]?.id ?? '', urgency, dueBy: firstDue }
      await insertAll(sector.db.orm.em.fork(), ReferralEntity, [aReferral(name, '2026-11-01T03:00:00Z', at)])
      const been = [to]
      for (const [index, next] of wanted.entries()) {
        const [last] = (await chainOf(uuidFrom(name))).slice(-1)
        const input = {
          idempotencyKey: `${name}-redirect-${index}`,
          referral: toGlobalId('Referral', last?.id ?? ''),
          expectedVersion: 1,
          reason: 'NO_BED',
          toFacility: toGlobalId('HealthFacility', hospitals[next]?.id ?? ''),
        }
        const here = { role: 'clinician', hospital: hospitals[been.at(-1) ?? 0]?.code } as const
        const { data } = await sector.ask(here, redirect, { input })
        const userErrors = been.includes(next) ? [{ code: 'REDIRECT_LOOP' }] : []
        expect(data).toEqual({ redirectReferral: { userErrors } })
        if (userErrors.length === 0) been.push(next)
      }
      const chain = await chainOf(uuidFrom(name))
      const [first] = chain
      expect(chain.map(link => link.to)).toEqual(been.map(index => hospitals[index]?.id))
      expect(chain.map(({ status }) => status)).toEqual([...been.slice(1).map(() => 'REDIRECTED'), 'SENT'])
      for (const link of chain) {
        expect([link.residentId, link.paper, link.validUntil]).toEqual([first?.residentId, first?.paper, first?.validUntil])
      }
      // What is over has no clock; the last has no more than the first had.
      expect(chain.slice(0, -1).map(({ dueBy }) => dueBy)).toEqual(been.slice(1).map(() => null))
      expect((chain.at(-1)?.dueBy?.getTime() ?? Infinity) <= firstDue.getTime()).toBe(true)
    }),
    { numRuns: 40, seed: 2611 },
  )
})
