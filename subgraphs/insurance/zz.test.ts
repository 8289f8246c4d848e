import { test } from 'vitest'
import { parse } from 'graphql'
import { writeFileSync } from 'node:fs'
import { composeServices } from '@theguild/federation-composition'
import { sdl } from './schema.js'
import { openInsuranceDatabase } from './orm.js'
import { seedReference } from './reference.js'
test('x', async () => {
  const f = await import('../facilities/schema.js'), r = await import('../referrals/schema.js')
  const out = composeServices([{ name: 'facilities', typeDefs: parse(f.sdl) }, { name: 'insurance', typeDefs: parse(sdl) }, { name: 'referrals', typeDefs: parse(r.sdl) }])
  console.log(JSON.stringify(out.errors?.map(e => e.message), null, 1), out.publicSdl?.includes('CoverageFacts'))
  if (out.supergraphSdl) writeFileSync('/tmp/scratch/super.graphql', out.supergraphSdl)
  const db = await openInsuranceDatabase({ url: 'postgres://postgres@127.0.0.1:5432/ins_scratch_7' })
  await db.migrate(); await seedReference(db); await seedReference(db)
  await db.close()
})
