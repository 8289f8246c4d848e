import { defineEntity, p } from '@mikro-orm/core'
import type { CheckListKind, CriterionAnswer } from './check-list.rules.js'

export const CheckListCriterionEntity = defineEntity({
  name: 'CheckListCriterion',
  tableName: 'check_list_criterion',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    kind: p.text().$type<CheckListKind>(),
    place: p.integer(),
    text: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    legalBasis: p.text(),
    confidence: p.text(),
  },
})

/** Added to, never changed: for a day, the answer of the latest day and the latest revision counts. */
export const CheckListAnswerEntity = defineEntity({
  name: 'CheckListAnswer',
  tableName: 'check_list_answer',
  properties: {
    id: p.uuid().primary(),
    facilityId: p.uuid(),
    criterionId: p.uuid(),
    revision: p.integer(),
    answer: p.text().$type<CriterionAnswer>(),
    answeredOn: p.date(),
    evidence: p.text(),
    actorRole: p.text(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
  },
})
