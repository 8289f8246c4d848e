import { test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { openEmbedded } from '../../kit/database.js'
import { insertRows } from '../../kit/insert-rows.js'
import { openFacilitiesDatabase } from '../../subgraphs/facilities/orm.js'
import { seedReference } from '../../subgraphs/facilities/reference.js'
import { FacilityEntity } from '../../subgraphs/facilities/facility/facility.entity.js'
import { AlertEntity, HealthCheckEntity } from '../../subgraphs/facilities/health-check/health-check.entity.js'
import { ResidentCategoryEntity, ResidentEntity, ResidentIdentifierEntity } from '../../subgraphs/facilities/resident/resident.entity.js'
import { StayEntity } from '../../subgraphs/facilities/stay/stay.entity.js'
import { Session } from 'node:inspector/promises'
import { demoWorld } from './world.js'
test('probe', async () => {
  const now = new Date()
  const w = demoWorld({ today: '2026-11-23', now })
  const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.start')
  let t = performance.now()
  demoWorld({ today: '2026-11-23', now }); demoWorld({ today: '2026-11-23', now })
  console.log('two worlds', performance.now() - t)
  const { profile } = await s.post('Profiler.stop')
  const self = new Map<string, number>()
  const dt = profile.timeDeltas!; profile.samples!.forEach((id, i) => { const n = profile.nodes.find(n => n.id === id)!; const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').slice(-2).join('/'); self.set(k, (self.get(k) ?? 0) + dt[i]!) })
  console.log([...self].sort((a, b) => b[1] - a[1]).slice(0, 14).map(([k, v]) => Math.round(v / 1000) + ' ' + k).join('\n'))
  const em = await openEmbedded({}); const db = await openFacilitiesDatabase({ embedded: em })
  await db.migrate(); await seedReference(db)
  const f = w.facilities
  await db.orm.em.fork().transactional(async em => {
    for (const [e, rows] of [[FacilityEntity, f.facilities], [ResidentEntity, f.residents], [ResidentIdentifierEntity, f.identifiers], [ResidentCategoryEntity, f.categories], [StayEntity, f.stays], [HealthCheckEntity, f.checks], [AlertEntity, f.alerts]] as const) {
      t = performance.now(); await insertRows(em, e as any, rows); console.log(rows.length, Math.round(performance.now() - t))
    }
  })
  await db.close(); await em.close()
})
