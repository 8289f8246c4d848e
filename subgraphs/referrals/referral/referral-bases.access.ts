import { type BasesFor, on } from '../../../kit/rights.js'
import type { ReferralReads } from './referral.access.js'

const whole = ['basic', 'clinical'] as const
const party = {
  sender: { ...on('REFERRAL_OF_HOME', [...whole, 'sealed', 'sender', 'issuer', 'alert']), protectedFacts: 'HIV_CLOSED_LIST' },
  hospital: { ...on('REFERRAL_PARTY', [...whole, 'issuer']), protectedFacts: 'HIV_TREATED', sealed: 'REFERRAL_FROM_SEAL' },
  country: on('DEMO_ONLY', [...whole, 'alert']),
} as const
const routing = { ...party, sender: on('REFERRAL_OF_HOME', [...whole, 'sealed', 'sender', 'issuer', 'alert']) } as const
const paying = { province: { basic: 'REFERRAL_PAID' }, country: { basic: 'DEMO_ONLY' } } as const
const represented = { person: on('OWN_DATA', [...whole, 'sealed', 'alert']) }
const oneself = { person: on('OWN_DATA', [...whole, 'sealed', 'alert', 'protectedFacts']) }

/** Why whoever reads a part of a referral may: what its parties know of the person leaves them on these bases only. */
export const referralBases = {
  nurse: party,
  clinician: party,
  signer: party,
  head: party,
  coordinator: { ...routing, province: on('REFERRAL_WATCH', [...whole, 'alert']) },
  'insurance-officer': paying,
  'insurance-head': paying,
  resident: oneself,
  guardian: represented,
} as const satisfies BasesFor<ReferralReads>
