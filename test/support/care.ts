import { type Answer, type Client, field } from './client.js'
import { freshKey } from './writes.js'

// Care plans, sessions and consultations as the staff of a home write them down.

export const plan = `id version status title needs begunOn reviewOn reviewOverdue endedOn endReason endNote followUpUntil
  goals { id target measure dueOn status settledOn settledNote overdue }`
export const session = 'id version kind plannedOn status minutes note performedBy cancelReason recordedRole'
export const consultation = 'id version status urgency question wantedBy overdue requestedOn agreedFor heldOn result advice reason healthFacilityCode'

const selections = {
  startCarePlan: `carePlan { ${plan} }`,
  addCareGoal: `carePlan { ${plan} }`,
  settleCareGoal: `carePlan { ${plan} }`,
  reviewCarePlan: `carePlan { ${plan} }`,
  endCarePlan: `carePlan { ${plan} }`,
  planSessions: `sessions { ${session} } warnings { code message }`,
  recordSession: `session { ${session} corrections { version byRole reason status minutes note performedBy } } warnings { code }`,
  cancelSessions: 'cancelled carePlan { id }',
  requestTeleConsultation: `consultation { ${consultation} }`,
  moveTeleConsultation: `consultation { ${consultation} }`,
} as const
export type CareMutation = keyof typeof selections

export interface Told {
  code: string
  path: string[]
  currentVersion: number | null
}

export interface Goal {
  id: string
  target: string
  status: string
}
export interface Plan {
  id: string
  version: number
  goals: Goal[]
}
export interface Session {
  id: string
  version: number
  plannedOn: string
  status: string
}
export interface Consultation {
  id: string
  version: number
}

export interface Changed {
  carePlan: Plan | null
  sessions: Session[]
  session: Session | null
  consultation: Consultation | null
  warnings: { code: string }[]
  cancelled: number
  userErrors: Told[]
}

/** Asks for a change, and gives the whole answer. */
export function asked(ask: Client, name: CareMutation, input: Record<string, unknown>): Promise<Answer> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selections[name]} userErrors { code path currentVersion } } }`
  return ask(query, { input: { idempotencyKey: freshKey(name), ...input } })
}

/** The payload of a change that is answered. */
export async function changed(ask: Client, name: CareMutation, input: Record<string, unknown>): Promise<Changed> {
  return field<Changed>(await asked(ask, name, input), name)
}

/** Why a change is not made, in short. */
export async function refused(ask: Client, name: CareMutation, input: Record<string, unknown>): Promise<string[]> {
  const answer = await asked(ask, name, input)
  if (answer.errors) return answer.errors.map(({ extensions }) => String(extensions?.code))
  return field<Changed>(answer, name).userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)
}

export const aPlan = (resident: string, more: Record<string, unknown> = {}) => ({
  resident, title: 'Tập đi lại', needs: 'Yếu hai chân sau đột quỵ, cần người đỡ.', begunOn: '2026-10-05', reviewOn: '2026-11-20',
  goals: [{ target: 'Tự đi được 50 m có gậy', measure: 'Quãng đường đi một lần', dueOn: '2026-12-31' }, { target: 'Tự ăn bằng thìa', dueOn: '2026-10-31' }],
  ...more,
})

export const aQuestion = (resident: string, more: Record<string, unknown> = {}) => ({
  resident, healthFacilityCode: '49001', question: 'Có cần đổi thuốc huyết áp không?', urgency: 'ROUTINE', wantedBy: '2026-11-10', ...more,
})

export async function startedPlan(ask: Client, resident: string, more: Record<string, unknown> = {}): Promise<Plan> {
  const { carePlan, userErrors } = await changed(ask, 'startCarePlan', aPlan(resident, more))
  if (!carePlan) throw new Error(JSON.stringify(userErrors))
  return carePlan
}
