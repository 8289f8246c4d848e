import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { provinceFor } from '../staff/staff.access.js'
import { userErrorTexts } from '../user-errors.js'
import { ScreeningSwitchEntity } from './screening-instrument.entity.js'
import { selectInstruments, toInstrument } from './screening-instrument.loaders.js'
import { isInForce, isNotAllowed, switchProblems } from './screening-instrument.rules.js'
import { toNode } from './screening-instrument.service.js'
import type { SwitchInstrumentInput, SwitchInstrumentPayload } from './screening-instrument.type.js'

const outcome = z.object({ provinceCode: z.string(), instrument: z.string(), from: z.iso.date() })

export async function switchInstrument(ctx: FacilitiesContext, input: SwitchInstrumentInput): Promise<SwitchInstrumentPayload> {
  const taken = { code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: input.expectedVersion + 1 }
  const onUnique = { screening_switch_province_code_instrument_code_version_key: taken }
  const written = await write(ctx, { name: 'switchInstrument', input, outcome, onUnique }, change => say(ctx, input, change))
  if ('refused' in written) return { instrument: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { provinceCode, instrument, from } = written.outcome
  return readBack(async () => {
    const [all, switches] = await Promise.all([ctx.load.allInstruments.load('all'), ctx.load.switchesOfProvince.load(provinceCode)])
    const row = all.find(each => each.code === instrument && isInForce(each, from))
    return { instrument: row ? toNode(ctx, row, switches, from) : null, userErrors: [] }
  })
}

async function say(ctx: FacilitiesContext, input: SwitchInstrumentInput, { tx, record }: Write) {
  const provinceCode = provinceFor(ctx.viewer, 'switchInstrument')
  if (!provinceCode) throw new HubError('FORBIDDEN')
  if (isNotAllowed(input.instrument)) refuse('INSTRUMENT_NOT_ALLOWED', ['input', 'instrument'])
  const instruments = (await tx.query(selectInstruments)).map(toInstrument)
  const instrument = instruments.find(({ code }) => code === input.instrument)
  if (!instrument) return refuse('NOT_FOUND', ['input', 'instrument'])
  refuseAll(switchProblems(input, instrument, ctx.today))
  const of = { provinceCode, instrumentCode: instrument.code }
  const [latest] = await tx.em.find(ScreeningSwitchEntity, of, { orderBy: { version: 'desc' }, limit: 1 })
  const version = latest?.version ?? 0
  if (version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], version)
  tx.em.create(ScreeningSwitchEntity, {
    ...of,
    id: randomUUID(),
    version: version + 1,
    isOn: input.isOn,
    fromOn: input.from,
    licenceReference: input.licenceReference?.trim() || null,
    recordedAt: ctx.now,
    recordedBy: ctx.viewer.subject,
    recordedRole: ctx.viewer.role,
  })
  record({ action: 'instrument.switched', subject: `Province:${provinceCode}`, residentId: null, fields: [`instrument:${instrument.code}`, 'isOn', 'from'] })
  return { provinceCode, instrument: instrument.code, from: input.from }
}
