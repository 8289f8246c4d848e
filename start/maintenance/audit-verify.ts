import { openCheckpointBook } from '../../kit/audit-checkpoint.js'
import { type AuditFault, type AuditVerdict, verifyAudit } from '../../kit/audit-verify.js'
import { requireMigrated } from '../../kit/subgraph-app.js'
import { subgraphs } from '../../schema/subgraphs.js'
import type { Command } from './command.js'

const number = new Intl.NumberFormat('en-US')

function faultText(fault: AuditFault): string {
  const at = 'at' in fault && fault.at ? ` of ${fault.at}` : ''
  switch (fault.kind) {
    case 'CHANGED':
      return `entry ${fault.position}${at} is not what was written: it, or the one before it, was changed.`
    case 'MISSING':
      return `entry ${fault.position} was taken out.`
    case 'INSERTED':
      return `a second entry ${fault.position}${at} was put in.`
    case 'NOT_APPENDED':
      return `the row with id ${fault.id}${at} was written past the chain.`
    case 'CUT':
      return `it ends with entry ${fault.position}, but ${fault.seenAt ? `the checkpoint of ${fault.seenAt}` : 'its head'} saw entry ${fault.seen}: its tail was cut, or an old copy was put back.`
    case 'REWRITTEN':
      return `entry ${fault.position} is not the one that the checkpoint of ${fault.seenAt} saw: the log was written anew somewhere after entry ${fault.since}.`
    case 'RETIRED_UNSIGNED':
      return `everything up to entry ${fault.position} is gone, and no signed word says that it was retired.`
    case 'CHECKPOINT_FORGED':
      return `line ${fault.line} of its checkpoints is not signed by the hub.`
  }
}

const counted = (entries: number) => `${number.format(entries)} ${entries === 1 ? 'entry' : 'entries'}`

function verdictText({ sector, retired, entries, checkpoints, vouchedFor, fault }: AuditVerdict): string {
  if (fault) return `${sector}: ${faultText(fault)} Before that, ${counted(entries)} ${entries === 1 ? 'is' : 'are'} whole.`
  const vouched =
    checkpoints === 0
      ? 'no checkpoint is there, so that nothing was cut from its end is not known'
      : `${checkpoints === 1 ? '1 checkpoint vouches' : `${number.format(checkpoints)} checkpoints vouch`} for the first ${number.format(vouchedFor)}`
  const before = retired === 0 ? '' : ` after ${counted(retired)} that ${retired === 1 ? 'was' : 'were'} retired`
  return `${sector}: ${counted(entries)}, whole${before}; ${vouched}.`
}

/** Computes the chain of every sector’s log anew and holds it against the signed checkpoints. */
export const auditVerify: Command = {
  usage: args => (args.length > 0 ? 'Use: npm run audit:verify.' : undefined),
  async run({ databases, settings }) {
    const book = await openCheckpointBook(settings)
    const verdicts: AuditVerdict[] = []
    for (const { name } of subgraphs) {
      await requireMigrated(databases[name])
      verdicts.push(await verifyAudit(databases[name], await book.read(name)))
    }
    return { says: verdicts.map(verdictText).join('\n'), failed: verdicts.some(({ fault }) => fault !== undefined) }
  },
}
