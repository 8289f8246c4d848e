import type { TypedDocumentNode } from '@urql/core'
import type { ReferralAction } from '../generated/enums'
import {
  AcceptReferralDocument,
  ApproveReferralDocument,
  CancelReferralDocument,
  CloseReferralDocument,
  CompleteReferralDocument,
  ContinueReferralDocument,
  CorrectReferralDocument,
  GiveInformationDocument,
  IssueReferralDocument,
  ReceiveReferralDocument,
  RecordArrivalDocument,
  RecordDeathDocument,
  RecordNoShowDocument,
  RedirectReferralDocument,
  RejectReferralDocument,
  RequestInformationDocument,
  SendReferralDocument,
  StartTreatmentDocument,
} from '../generated/operations'
import type { UserError } from '../graph/use-change'

/** What a step may ask for beside a note. */
export type ActField = 'plannedOn' | 'reason' | 'toFacility' | 'answer' | 'source'

interface Payload {
  readonly userErrors: readonly UserError[]
}

/** What every step sends; the fields that it does not have are not sent. */
export interface StepInput {
  readonly idempotencyKey: string
  readonly referral: string
  readonly expectedVersion: number
  readonly note?: string
}

type StepDocument = TypedDocumentNode<Readonly<Record<string, Payload>>, { input: StepInput }>

export interface Act {
  readonly document: StepDocument
  readonly fields: readonly ActField[]
  /** The letter of a step that is taken many times a day. */
  readonly key?: string
  /** Whether the hub wants the note: what is asked for, or answered. */
  readonly wantsNote?: true
  /** An end that is not the one hoped for. */
  readonly isEnd?: true
}

/** The documents differ in what else their inputs hold, which the table below says. */
const step = (document: unknown, fields: readonly ActField[] = [], more: Omit<Act, 'document' | 'fields'> = {}): Act => ({ document: document as StepDocument, fields, ...more })

/** Each step: its mutation, what its form asks for, its letter. Which of them a person may take now, the hub says. */
export const acts: Record<ReferralAction, Act> = {
  approveReferral: step(ApproveReferralDocument, [], { key: 'y' }),
  issueReferral: step(IssueReferralDocument, [], { key: 's' }),
  sendReferral: step(SendReferralDocument, [], { key: 'g' }),
  receiveReferral: step(ReceiveReferralDocument, ['source'], { key: 'e' }),
  acceptReferral: step(AcceptReferralDocument, ['plannedOn', 'source'], { key: 'a' }),
  rejectReferral: step(RejectReferralDocument, ['reason', 'source'], { key: 'd', isEnd: true }),
  redirectReferral: step(RedirectReferralDocument, ['toFacility', 'reason', 'source'], { key: 'x' }),
  requestInformation: step(RequestInformationDocument, ['source'], { key: 'i', wantsNote: true }),
  giveInformation: step(GiveInformationDocument, [], { key: 'i', wantsNote: true }),
  recordArrival: step(RecordArrivalDocument, ['source'], { key: 'v' }),
  startTreatment: step(StartTreatmentDocument, ['source'], { key: 'b' }),
  completeReferral: step(CompleteReferralDocument, ['answer', 'source'], { key: 'f' }),
  closeReferral: step(CloseReferralDocument, [], { key: 'o' }),
  continueReferral: step(ContinueReferralDocument, [], {}),
  correctReferral: step(CorrectReferralDocument, ['reason'], {}),
  recordNoShow: step(RecordNoShowDocument, ['reason', 'source'], { isEnd: true }),
  recordDeath: step(RecordDeathDocument, ['source'], { isEnd: true }),
  cancelReferral: step(CancelReferralDocument, ['reason'], { isEnd: true }),
}

/** In the order of a life. */
export const actOrder = Object.keys(acts) as ReferralAction[]
