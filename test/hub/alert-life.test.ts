import { describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { tokenFor } from '../support/hub.js'
import { openLive } from '../support/live.js'
import { facilityOf, residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'BD-KT'
const nurse: TokenClaims = { role: 'nurse', facility: home }
const publicId = (type: string, key: string) => toGlobalId(type, key)
const facility = publicId('Facility', facilityOf(home).id)
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const here = new Set(residentsOf(home).filter(({ id, leftOn }) => leftOn === null && !referred.has(id)).map(({ id }) => id))
/** Alerts of the demo that nobody else's tests change, the newest last. */
const demoAlerts = world.facilities.alerts.filter(({ residentId }) => here.has(residentId)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
let taken = 0
function anAlert() {
  const alert = demoAlerts[taken++]
  if (!alert) throw new Error('The demo has no more alerts of that home')
  return { ...alert, publicId: publicId('Alert', alert.id) }
}

interface Alert {
  readonly id: string
  readonly version: number
  readonly status: string
}
interface Payload {
  readonly alert: Alert | null
  readonly userErrors: readonly { readonly code: string; readonly path: string[]; readonly currentVersion: number | null }[]
}

const fields = 'id version status action note lookAgainOn acknowledgedRole acknowledgedOrganisation closedAt steps { version move action note lookAgainOn byRole byOrganisation }'
const payload = `{ alert { ${fields} } userErrors { code path currentVersion } }`
const acknowledge = `mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) ${payload} }`
const close = `mutation ($input: CloseAlertInput!) { closeAlert(input: $input) ${payload} }`
const read = `query ($id: ID!) { alert(id: $id) { ${fields} } }`

const said = (alert: { publicId: string }, more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('alert'), alert: alert.publicId, expectedVersion: 1, action: 'WATCH', lookAgainOn: '2026-11-09', ...more,
})
const ended = (alert: { publicId: string }, more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('close'), alert: alert.publicId, expectedVersion: 2, note: 'Huyết áp đã ổn định.', ...more,
})
const ask = async (claims: TokenClaims, text: string, variables: Record<string, unknown>) => (await signedIn(claims))(text, variables)
const acknowledged = async (input: object, claims = nurse) => field<Payload>(await ask(claims, acknowledge, { input }), 'acknowledgeAlert')
const closed = async (input: object, claims = nurse) => field<Payload>(await ask(claims, close, { input }), 'closeAlert')
const codesOf = ({ userErrors }: Payload) => userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)

describe('an alert', () => {
  test('is watched, then closed with what came of it, and keeps every step', async () => {
    const alert = anAlert()
    const input = said(alert)
    const first = await ask(nurse, acknowledge, { input })
    const steps = [{ version: 2, move: 'ACKNOWLEDGED', action: 'WATCH', note: null, lookAgainOn: '2026-11-09', byRole: 'nurse', byOrganisation: home }]
    const watched = {
      id: alert.publicId, version: 2, status: 'ACKNOWLEDGED', action: 'WATCH', note: null, lookAgainOn: '2026-11-09', acknowledgedRole: 'nurse',
      acknowledgedOrganisation: home, closedAt: null, steps,
    }
    expect(first).toEqual({ data: { acknowledgeAlert: { alert: watched, userErrors: [] } } })
    expect(await ask(nurse, acknowledge, { input })).toEqual(first)
    const clinician: TokenClaims = { role: 'clinician', facility: home }
    expect(await ask(clinician, close, { input: ended(alert) })).toEqual({
      data: {
        closeAlert: {
          alert: {
            ...watched, version: 3, status: 'CLOSED', note: 'Huyết áp đã ổn định.', lookAgainOn: null, closedAt: expect.any(String),
            steps: [...steps, { version: 3, move: 'CLOSED', action: 'WATCH', note: 'Huyết áp đã ổn định.', lookAgainOn: null, byRole: 'clinician', byOrganisation: home }],
          },
          userErrors: [],
        },
      },
    })
  })

  test('cannot be closed without an action, nor opened again', async () => {
    const alert = anAlert()
    expect(codesOf(await closed(ended(alert, { expectedVersion: 1 })))).toEqual(['ALERT_NEEDS_ACTION input.alert'])
    await acknowledged(said(alert, { action: 'TREAT', note: 'Cho uống thêm nước.', lookAgainOn: null }))
    await closed(ended(alert))
    expect(codesOf(await acknowledged(said(alert, { expectedVersion: 3 })))).toEqual(['ALERT_CLOSED input.alert'])
    expect(codesOf(await closed(ended(alert, { expectedVersion: 3 })))).toEqual(['ALERT_CLOSED input.alert'])
  })

  test('says everything that is missing, and nothing is done', async () => {
    const alert = anAlert()
    expect(codesOf(await acknowledged(said(alert, { lookAgainOn: null, note: 'x'.repeat(2_001) })))).toEqual([
      'INVALID_VALUE input.note', 'LOOK_AGAIN_MISSING input.lookAgainOn',
    ])
    expect(codesOf(await acknowledged(said(alert, { action: 'TREAT' })))).toEqual(['NOTE_MISSING input.note'])
    expect((await ask(nurse, read, { id: alert.publicId })).data).toMatchObject({ alert: { version: 1, status: 'OPEN', steps: [] } })
  })

  test('of two who act on what they saw, the second is told of the version of now', async () => {
    const alert = anAlert()
    const both = await Promise.all([acknowledged(said(alert)), acknowledged(said(alert, { action: 'TREAT', note: 'Uống thuốc.' }))])
    const refused = both.flatMap(({ userErrors }) => userErrors)
    expect(refused).toEqual([{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }])
  })

  test('is there for those who care for the person, for nobody else', async () => {
    const alert = anAlert()
    const elsewhere: TokenClaims[] = [{ role: 'nurse', facility: 'BD-NCC' }, { role: 'head', facility: 'GL-CT' }, { role: 'clinician', facility: 'QN-TE' }]
    for (const claims of elsewhere) {
      expect(codesOf(await acknowledged(said(alert), claims))).toEqual(['NOT_FOUND input.alert'])
      expect((await ask(claims, read, { id: alert.publicId })).data).toEqual({ alert: null })
    }
    const seeing: TokenClaims[] = [{ role: 'coordinator', facility: home }, { role: 'coordinator', province: '52' }, { role: 'resident', resident: publicId('Resident', alert.residentId) }]
    for (const claims of seeing) {
      const { data, errors } = await ask(claims, acknowledge, { input: said(alert) })
      expect([data, errors?.map(({ extensions }) => extensions?.code)]).toEqual([null, ['FORBIDDEN']])
      expect((await ask(claims, read, { id: alert.publicId })).data).toMatchObject({ alert: { status: 'OPEN' } })
    }
    const officer: TokenClaims = { role: 'insurance-officer', province: '52' }
    for (const [query, name] of [[read, 'alert'], ['query { alerts(first: 5) { nodes { id } } }', 'alerts']] as const) {
      const { errors } = await ask(officer, query, { id: alert.publicId })
      expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([[[name], 'FORBIDDEN']])
    }
  })
})

describe('the list of alerts', () => {
  const list = `query ($facility: ID, $after: String, $status: AlertStatus, $kind: AlertKind) {
    alerts(facility: $facility, first: 20, after: $after, status: $status, kind: $kind) {
      totalCount nodes { id severity raisedAt resident { id } } pageInfo { hasNextPage endCursor } } }`
  interface Page {
    totalCount: number
    nodes: { id: string; severity: string; raisedAt: string; resident: { id: string } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  }
  const pages = async (variables: Record<string, unknown>) => {
    const nodes: Page['nodes'] = []
    let total = 0
    for (let after: string | null = null; ; ) {
      const page: Page = field<Page>(await ask(nurse, list, { ...variables, after }), 'alerts')
      nodes.push(...page.nodes)
      total = page.totalCount
      if (!page.pageInfo.hasNextPage) return { nodes, total }
      after = page.pageInfo.endCursor
    }
  }

  test('has the most pressing first, of those the newest, each once over all pages', async () => {
    const { nodes, total } = await pages({ facility })
    const order = ['URGENT', 'ALERT', 'WARN']
    const sorted = nodes.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || (a.raisedAt < b.raisedAt ? 1 : a.raisedAt > b.raisedAt ? -1 : a.id < b.id ? 1 : -1))
    expect(nodes.map(({ severity, raisedAt }) => [severity, raisedAt])).toEqual(sorted.map(({ severity, raisedAt }) => [severity, raisedAt]))
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(total)
  })

  test('of one kind: somebody whose check is overdue has one alert, and says since when', async () => {
    const { nodes } = await pages({ facility, kind: 'CHECK_OVERDUE', status: 'OPEN' })
    expect(nodes.length).toBeGreaterThan(3)
    expect(new Set(nodes.map(({ resident }) => resident.id)).size).toBe(nodes.length)
  })

  test('of another facility is empty for a nurse', async () => {
    const other = publicId('Facility', facilityOf('BD-NCC').id)
    expect(field<Page>(await ask(nurse, list, { facility: other }), 'alerts')).toMatchObject({ totalCount: 0, nodes: [] })
  })
})

describe('an alert that leads to a referral', () => {
  const draft = `query ($id: ID!) { alert(id: $id) { referralDraft { resident { id } fromAlert kind urgency reason } referrals { id status } status action } }`
  const create = `mutation ($input: CreateReferralInput!) { createReferral(input: $input) { referral { id version } userErrors { code path } } }`
  const sendLink = `mutation ($input: SendReferralInput!) { sendReferral(input: $input) { referral { id version status } userErrors { code path } } }`
  const hospital = world.referrals.healthFacilities.find(({ code }) => code === '52001') ?? world.referrals.healthFacilities[0]

  test('gives the draft, waits for the referral, and is closed when it is issued', async () => {
    const alert = anAlert()
    const before = field<{ referralDraft: Record<string, unknown>; referrals: unknown[] }>(await ask(nurse, draft, { id: alert.publicId }), 'alert')
    expect(before).toEqual({
      referralDraft: {
        resident: { id: publicId('Resident', alert.residentId) }, fromAlert: alert.publicId, kind: 'CARE_LINK',
        urgency: expect.stringMatching(/^(ROUTINE|URGENT)$/), reason: expect.stringContaining('khi khám ngày'),
      },
      referrals: [], status: 'OPEN', action: null,
    })
    await acknowledged(said(alert, { action: 'REFER', lookAgainOn: null }))
    expect(codesOf(await closed(ended(alert)))).toEqual(['ALERT_WAITS_FOR_REFERRAL input.alert'])
    const person = world.facilities.residents.find(({ id }) => id === alert.residentId)
    const made = field<{ referral: { id: string; version: number } | null; userErrors: unknown[] }>(
      await ask(nurse, create, {
        input: {
          idempotencyKey: freshKey('from-alert'), kind: 'CARE_LINK', fromAlert: alert.publicId, toFacility: publicId('HealthFacility', hospital?.id ?? ''),
          diagnoses: [], patient: { name: person?.fullName, birthDate: person?.birthDate, sex: person?.sex }, consent: { by: 'PERSON', on: '2026-11-02' },
        },
      }),
      'createReferral',
    )
    expect(made.userErrors).toEqual([])
    const { referral } = made
    const still = await ask(nurse, draft, { id: alert.publicId })
    expect(still.data).toMatchObject({ alert: { status: 'ACKNOWLEDGED', referrals: [{ id: referral?.id, status: 'DRAFT' }] } })
    const approve = `mutation ($input: ApproveReferralInput!) { approveReferral(input: $input) { referral { version } userErrors { code path } } }`
    const approved = field<{ referral: { version: number } | null }>(
      await ask({ role: 'head', facility: home }, approve, { input: { idempotencyKey: freshKey('approve'), referral: referral?.id, expectedVersion: referral?.version } }), 'approveReferral')
    const sent = await ask(nurse, sendLink, { input: { idempotencyKey: freshKey('send'), referral: referral?.id, expectedVersion: approved.referral?.version } })
    expect(sent.data).toMatchObject({ sendReferral: { referral: { status: 'SENT' }, userErrors: [] } })
    await expect.poll(async () => (await ask(nurse, read, { id: alert.publicId })).data, { timeout: 15_000 }).toMatchObject({
      alert: { status: 'CLOSED', action: 'REFER', steps: [{ move: 'ACKNOWLEDGED', byRole: 'nurse' }, { version: 3, move: 'CLOSED', action: 'REFER', byRole: 'system' }] },
    })
  })

  test('has no draft for who sends nobody from there', async () => {
    const alert = anAlert()
    for (const claims of [{ role: 'coordinator', province: '52' }, { role: 'resident', resident: publicId('Resident', alert.residentId) }] as TokenClaims[]) {
      expect((await ask(claims, draft, { id: alert.publicId })).data).toMatchObject({ alert: { referralDraft: null, status: 'OPEN' } })
    }
  })
})

describe('the live line of alerts', () => {
  const line = (facilityId?: string) =>
    `subscription { alertRaised${facilityId ? `(facility: "${facilityId}")` : ''} { kind cursor alert { id kind severity measure value resident { id } } } }`

  test('opens with a place to come back to, for those who may read health data and for those who may not', async () => {
    const { url, dataDir } = inject('hub')
    for (const claims of [nurse, { role: 'insurance-officer', province: '52' }] as TokenClaims[]) {
      const live = await openLive(url, await tokenFor(dataDir, claims), line(facility))
      expect((await live.next()).data).toEqual({ data: { alertRaised: { kind: 'OPENED', cursor: expect.any(String), alert: null } } })
      live.close()
    }
  })

  test('refuses a place that was never given', async () => {
    const { url, dataDir } = inject('hub')
    const live = await openLive(url, await tokenFor(dataDir, nurse), 'subscription { alertRaised(after: "made-up") { kind } }')
    expect(await live.response.clone().text()).toContain('BAD_USER_INPUT')
    live.close()
  })
})
