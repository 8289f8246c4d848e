import { type Doing, stances } from './stances.js'

// What the hub must answer about consents, requests and breaches, written by hand a second time.

const keepers: Doing = { nurse: ['home'], head: ['home'] }
/** Who speaks for a person about the data. */
const speakers: Doing = { nurse: ['home'], head: ['home'], resident: ['person'], guardian: ['person'] }
/** Who may do what about consents, requests and breaches. */
export const trustActions: Record<string, Doing> = {
  recordConsent: keepers, approveConsent: { head: ['home'] }, withdrawConsent: speakers, askAboutData: speakers, acknowledgeRequest: keepers, answerRequest: { head: ['home'] },
  reportBreach: { admin: stances, head: ['home'] }, recordBreachStep: { admin: stances, head: ['home'] },
}

/** The fields at which their parts begin. */
export const trustDoors: Record<string, string> = {
  'Resident.consents': 'consents',
  'Consent.guardian': 'identifiers',
  ...Object.fromEntries(
    [
      'id', 'purpose', 'status', 'textVersion', 'channel', 'givenOn', 'givenBy', 'guardianFor', 'paperNumber', 'attachmentSha256', 'recordedAt', 'recordedRole', 'approvedAt',
      'withdrawnAt', 'withdrawnFor', 'withdrawnRole', 'withdrawReason',
    ].map(field => [`Consent.${field}`, 'consents']),
  ),
  'Resident.dataRequests': 'requests',
  'Query.personRequest': 'requests',
  'Query.personRequests': 'requests',
  ...Object.fromEntries(
    [
      'id', 'version', 'kind', 'status', 'askedBy', 'receivedOn', 'what', 'wanted', 'thirdParty', 'acknowledgeBy', 'answerBy', 'dueOn', 'isOverdue', 'acknowledgedAt', 'answeredAt',
      'answer', 'legalSource', 'steps',
    ].map(field => [`PersonRequest.${field}`, 'requests']),
  ),
  ...Object.fromEntries(['care', 'referral', 'coverage'].map(of => [`Query.${of}TouchedPeople`, 'touched'])),
}
