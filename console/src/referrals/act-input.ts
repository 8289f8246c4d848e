import type { ActField } from './act-table'

/** What the form of a step holds, all as typed. */
export interface StepForm {
  readonly note: string
  readonly reason: string
  readonly plannedOn: string
  readonly toFacility: string
  readonly source: string
  readonly result: string
  readonly diagnoses: string
  readonly summary: string
  readonly treatment: string
  readonly medicines: string
  readonly warningSigns: string
  readonly nextVisitOn: string
}

export const emptyStep: StepForm = {
  note: '', reason: '', plannedOn: '', toFacility: '', source: '', result: '', diagnoses: '', summary: '', treatment: '', medicines: '', warningSigns: '', nextVisitOn: '',
}

const given = (text: string) => (text.trim() === '' ? undefined : text.trim())

export const codesOf = (text: string) => text.split(/[\s,;]+/).filter(each => each !== '')

/** The input of a step: only the fields that are asked for, and of these only what was filled in. */
export function inputOf(fields: readonly ActField[], form: StepForm) {
  const has = (field: ActField) => fields.includes(field)
  return {
    note: given(form.note),
    ...(has('reason') && { reason: given(form.reason) }),
    ...(has('plannedOn') && { plannedOn: given(form.plannedOn) }),
    ...(has('toFacility') && { toFacility: form.toFacility }),
    ...(has('source') && { source: given(form.source) }),
    ...(has('answer') && { answer: answerOf(form) }),
    ...(!has('answer') && given(form.summary) !== undefined && { summary: given(form.summary) }),
  }
}

function answerOf(form: StepForm) {
  return {
    result: form.result,
    diagnoses: codesOf(form.diagnoses),
    summary: form.summary.trim(),
    treatment: given(form.treatment),
    medicines: given(form.medicines),
    warningSigns: given(form.warningSigns),
    nextVisitOn: given(form.nextVisitOn),
  }
}
