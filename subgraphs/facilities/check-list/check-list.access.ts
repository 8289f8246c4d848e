import { fieldsOf } from '../../../kit/rights.js'
import { facilityAffairsTable } from '../staff/staff.access.js'

/** What a facility lacks, and with what it proves what it has, is for itself and its province. The criteria are public. */
export const checkListRights = fieldsOf(facilityAffairsTable, {
  Mutation: { answerCheckList: 'answerCheckList' },
  Facility: { checkList: 'rows' },
  CheckList: { on: 'affairs', version: 'affairs', result: 'affairs', results: 'affairs', items: 'affairs' },
  CheckListKindResult: { kind: 'within', result: 'within', met: 'within', notMet: 'within', notAnswered: 'within' },
  CheckListItem: { criterion: 'register', answer: 'within', answeredOn: 'within', evidence: 'within', recordedAt: 'within', byRole: 'within' },
  CheckListCriterion: {
    id: 'register',
    code: 'register',
    kind: 'register',
    text: 'register',
    validFrom: 'register',
    validTo: 'register',
    legalBasis: 'register',
    confidence: 'register',
  },
  AnswerCheckListPayload: { checkList: 'rows', userErrors: 'within' },
})
