import { test } from 'vitest'
import { fromGlobalId } from '../../kit/id.js'
import { demoWorld } from './world.js'
import { demoExample } from './people.js'
test('x', () => {
  for (const today of ['2026-11-02','2026-11-23','2027-02-20', '2026-02-20', '2026-05-01']) {
    const w = demoWorld({ today, now: new Date(`${today}T01:10:00+07:00`) })
    const id = fromGlobalId('Resident', demoExample(w))
    console.log(today, w.facilities.residents.findIndex(r => r.id === id), JSON.stringify([w.facilities.residents.find(r => r.id === id), w.referrals.referrals.filter(r => r.residentId === id).map(r => [r.kind, r.status, r.statusSince, r.urgency, r.dueBy, r.validUntil]), w.insurance.cards.filter(r => r.residentId === id).map(c => [c.cardNumber, c.validFrom, c.validTo, c.status])]))
  }
  const late = demoWorld({ today: '2026-11-23', now: new Date() }).referrals.referrals
  const c: Record<string, number> = {}; const now = new Date()
  for (const r of late) { const k = `${r.status} ${r.dueBy ? (r.dueBy < now ? 'late' : 'intime') : '-'}`; c[k] = (c[k] ?? 0) + 1 }
  console.log(c)
  let t = performance.now(); const big = demoWorld({ today: '2026-11-23', now: new Date(), residents: 100_000, referrals: 50_000, cards: 130_000 }); console.log('100k', Math.round(performance.now() - t), big.facilities.facilities.length, process.memoryUsage().rss / 1e6)
})
