import type { Meter } from '@opentelemetry/api'
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { HubError } from './errors.js'
import type { Logger } from './log.js'

/** The keys by which the tokens of one issuer are verified. */
export interface TokenKeys {
  /** Brings them up to date where that is due; a number that changes with the keys. Rejects when there are none to judge by. */
  current(): Promise<number>
  readonly find: JWTVerifyGetKey
}

export function fixedKeys(keys: JSONWebKeySet): TokenKeys {
  return { current: async () => 0, find: createLocalJWKSet(keys) }
}

/** In milliseconds. */
export interface KeyTimes {
  /** For so long keys are used without a look at the provider: a removed one is refused after it at the latest. */
  readonly fresh: number
  /** For so long they go on when the provider cannot be asked, from when it last could. */
  readonly stale: number
  /** At least so long from one question to the next, whatever strangers send. */
  readonly cooldown: number
}

export const keyTimes: KeyTimes = { fresh: 10 * 60_000, stale: 60 * 60_000, cooldown: 5_000 }

export interface RemoteKeysOptions {
  readonly issuer: string
  /** Asks the provider; bounded in size and time by itself. */
  readonly fetchKeys: () => Promise<JSONWebKeySet>
  readonly log: Logger
  readonly meter?: Meter
  readonly times?: KeyTimes
  /** Milliseconds that only go forward: the age of keys is no matter of the hub's clock, which may stand still. */
  readonly now?: () => number
}

interface Held {
  readonly find: JWTVerifyGetKey
  readonly text: string
  readonly at: number
}

/** The keys of a provider elsewhere, asked for when they are needed first, when they are old, and for a key that is new. */
export function remoteKeys({ issuer, fetchKeys, log, meter, times = keyTimes, now = () => performance.now() }: RemoteKeysOptions): TokenKeys {
  let held: Held | undefined
  let version = 0
  let lastTry = Number.NEGATIVE_INFINITY
  let failing = false
  let asking: Promise<void> | undefined
  const age = () => now() - (held?.at ?? Number.NEGATIVE_INFINITY)
  const count = meter?.createCounter('hub_token_keys_fetched', { description: 'Questions for the keys of the identity provider, by outcome' })
  meter
    ?.createObservableGauge('hub_token_keys_age', { description: 'Since the keys of the identity provider could last be asked for', unit: 's' })
    .addCallback(result => void (held && result.observe(age() / 1000)))

  const ask = async () => {
    try {
      const keys = await fetchKeys()
      const text = JSON.stringify(keys)
      if (text !== held?.text) version++
      held = { find: text === held?.text ? held.find : createLocalJWKSet(keys), text, at: now() }
      if (failing) log.warn({ issuer }, 'the keys of the identity provider are there again')
      failing = false
    } catch (error) {
      failing = true
      log.warn({ issuer, reason: error instanceof Error ? error.message : 'unknown' }, 'the keys of the identity provider could not be fetched')
    }
    count?.add(1, { outcome: failing ? 'failed' : 'ok' })
  }
  /** One question at a time, shared by all who wait for it. */
  const renew = (): Promise<void> => {
    if (asking || now() - lastTry < times.cooldown) return asking ?? Promise.resolve()
    lastTry = now()
    asking = ask().finally(() => (asking = undefined))
    return asking
  }
  return {
    async current() {
      if (age() < times.fresh) return version
      const renewed = renew()
      // While the provider is known to be out, nobody waits for it whose keys will do.
      if (!failing || age() >= times.stale) await renewed
      if (age() >= times.stale) throw new HubError('SIGN_IN_UNAVAILABLE')
      return version
    },
    async find(header, token) {
      if (!held) throw new HubError('SIGN_IN_UNAVAILABLE')
      try {
        return await held.find(header, token)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
        const before = version
        await renew()
        if (version === before) throw error
        return held.find(header, token)
      }
    },
  }
}
