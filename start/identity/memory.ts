import type { Adapter, AdapterPayload } from 'oidc-provider'

/** More than any demo has; the oldest go first. */
const most = 10_000

interface Kept {
  readonly payload: AdapterPayload
  readonly until: number
}

/** Where the sign-ins of the demo are kept: in memory, gone with the process, and bounded. */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>()
  const find = (key: string) => {
    const found = kept.get(key)
    if (found && found.until > Date.now()) return found.payload
    kept.delete(key)
    return undefined
  }
  const findBy = (model: string, fits: (payload: AdapterPayload) => boolean) => {
    for (const key of kept.keys()) {
      if (!key.startsWith(`${model}:`)) continue
      const payload = find(key)
      if (payload && fits(payload)) return payload
    }
    return undefined
  }
  return model => ({
    async upsert(id, payload, expiresIn) {
      const key = `${model}:${id}`
      kept.delete(key)
      kept.set(key, { payload, until: expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000 })
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    find: async id => find(`${model}:${id}`),
    findByUid: async uid => findBy(model, payload => payload.uid === uid),
    findByUserCode: async code => findBy(model, payload => payload.userCode === code),
    async consume(id) {
      const payload = find(`${model}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async id => void kept.delete(`${model}:${id}`),
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}
