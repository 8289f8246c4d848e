import type { Random } from '../../start/demo/random.js'
import type { SubgraphName } from '../../schema/subgraphs.js'
import { sectors } from '../../start/sectors.js'
import { type Change, type ChangeName, changeNames } from './changes.js'
import type { PgListener, PgVerdict } from './pg-proxy.js'
import type { CrashableHub, Reply } from './proxied-hub.js'
import { followSteps, labelOf, type Step, type Work } from './steps.js'

/** Where the process dies: before a statement of a transaction, or when it is over and the answer is still to be given. */
interface Boundary {
  readonly label: string
  readonly isAt: (step: Step) => boolean
  /** The statement is carried out, its answer lost with the process. */
  readonly isCarriedOut: boolean
}

export interface Planned {
  readonly change: Change
  /** In a few words. */
  readonly place: string
  /** Whether the change is to be there after the kill. */
  readonly isDone: boolean
  readonly sector: SubgraphName
  readonly work: Work
  readonly boundary: Boundary
}

/** How often each place was hit. */
export type Hits = Map<string, Map<string, number>>

/** Plans kills over every boundary of every change, each as often as the others, and carries them out. */
export class Crashes {
  kills = 0
  readonly changes: Hits = new Map()
  readonly taking: Hits = new Map()
  private readonly decks = new Map<string, Boundary[]>()

  private constructor(
    private readonly hub: CrashableHub,
    private readonly random: Random,
    private readonly make: (name: ChangeName) => Promise<Change>,
    private readonly statements: ReadonlyMap<ChangeName | 'taking', readonly string[]>,
  ) {
    for (const name of changeNames) this.changes.set(name, new Map(this.boundaries(name).map(({ label }) => [label, 0])))
  }

  /** Each change is done once undisturbed, to see its statements. */
  static async of(hub: CrashableHub, random: Random, make: (name: ChangeName) => Promise<Change>): Promise<Crashes> {
    const statements = new Map<ChangeName | 'taking', string[]>()
    const seen = (key: ChangeName | 'taking', work: Work) => (step: Step) => {
      const texts = statements.get(key) ?? []
      statements.set(key, texts)
      if (step.work === work && step.place !== undefined) texts[step.place] ??= step.text
      return undefined
    }
    for (const name of changeNames) {
      const change = await make(name)
      const taker = takersOf(change.sector)[0] ?? 'insurance'
      hub.proxies[change.sector].onStatement(followSteps(change.sector, seen(name, 'change')))
      hub.proxies[taker].onStatement(followSteps(taker, seen('taking', 'taking')))
      await hub.ask(change)
      while (!statements.get('taking')?.includes('commit')) await pause()
      for (const proxy of Object.values(hub.proxies)) proxy.onStatement()
    }
    return new Crashes(hub, random, make, statements)
  }

  async planned(name: ChangeName): Promise<Planned> {
    const change = await this.make(name)
    const boundary = this.draw(name, name)
    const isDone = boundary.isCarriedOut || boundary.label === afterCommit
    return { change, place: boundary.label, isDone, sector: change.sector, work: 'change', boundary }
  }

  /** A kill while another sector takes the event of the change into its copies. */
  async plannedTaking(name: ChangeName): Promise<Planned> {
    const change = await this.make(name)
    const sector = this.random.pick(takersOf(change.sector))
    const boundary = this.draw('taking', 'taking')
    return { change, place: `${sector} takes it, ${boundary.label}`, isDone: true, sector, work: 'taking', boundary }
  }

  /** Asks for all changes at once, and kills the hub when each stands where it was planned to. */
  async kill(planned: readonly Planned[]): Promise<(Reply | undefined)[]> {
    let killed = () => {}
    const dead = new Promise<void>(resolve => (killed = resolve))
    const arrivals = planned.map(each => {
      let committed = each.work === 'change'
      return new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${each.change.name} never came to ${each.place}`)), 20_000)
        const arrived = () => {
          clearTimeout(timer)
          resolve()
        }
        const { change } = each
        let isHit = false
        const hit = async (step: Step): Promise<PgVerdict | undefined> => {
          if (!committed || isHit || step.work !== each.work || !each.boundary.isAt(step)) return undefined
          isHit = true
          if (each.boundary.isCarriedOut) {
            void this.carriedOut(each).then(arrived, reject)
            return 'dropReply'
          }
          // A taking that began a moment before the commit reached the server must not kill it.
          if (each.work === 'taking') await hasHappened(change)
          arrived()
          await dead
          return 'cut'
        }
        this.listen(each.sector, hit)
        // Sectors take events at other times too: only after the change has them to take is its event among them.
        if (each.work === 'taking') {
          this.listen(change.sector, ({ work, text }) => {
            if (work === 'change' && text === 'commit') committed = true
            return undefined
          })
        }
      })
    })
    const answers = planned.map(({ change }) => this.hub.ask(change))
    await Promise.all(arrivals)
    await this.hub.kill(planned.map(({ sector }) => sector))
    killed()
    for (const proxy of Object.values(this.hub.proxies)) proxy.onStatement()
    this.note(planned)
    return Promise.all(answers)
  }

  private listen(sector: SubgraphName, decide: (step: Step) => PgVerdict | undefined | Promise<PgVerdict | undefined>): void {
    const listener: PgListener = followSteps(sector, decide)
    this.hub.proxies[sector].onStatement(listener)
  }

  /** Resolves when the server has done what it was told. */
  private async carriedOut({ change, work, sector }: Planned): Promise<void> {
    await hasHappened(change)
    while (work === 'taking' && !(await this.hub.hasTaken(sector, change.sector))) await pause()
  }

  private note(planned: readonly Planned[]): void {
    this.kills++
    for (const { change, work, sector, boundary } of planned) {
      const [hits, key] = work === 'change' ? [this.changes, change.name] : [this.taking, sector]
      const places = hits.get(key) ?? new Map<string, number>()
      hits.set(key, places.set(boundary.label, (places.get(boundary.label) ?? 0) + 1))
    }
  }

  /** From a shuffled deck of all boundaries, so that none is left out for long. */
  private draw(deck: string, name: ChangeName | 'taking'): Boundary {
    const cards = this.decks.get(deck) ?? []
    if (cards.length === 0) cards.push(...this.boundaries(name))
    this.decks.set(deck, cards)
    const [card] = cards.splice(this.random.int(0, cards.length - 1), 1)
    if (!card) throw new Error(`${name} has no statements`)
    return card
  }

  private boundaries(name: ChangeName | 'taking'): Boundary[] {
    const texts = this.statements.get(name) ?? []
    const numbered = texts.map((text, place) => {
      const earlier = texts.slice(0, place).filter(each => labelOf(each) === labelOf(text)).length
      return { label: `before ${labelOf(text)}${earlier > 0 ? ` (${earlier + 1})` : ''}`, place, text }
    })
    return [
      ...numbered.map(({ label, place }) => ({ label, isAt: (step: Step) => step.place === place, isCarriedOut: false })),
      { label: 'commit done, its answer on the way', isAt: step => step.text === 'commit', isCarriedOut: true },
      { label: afterCommit, isAt: step => step.place === undefined, isCarriedOut: false },
    ]
  }
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 2))
}

async function hasHappened(change: Change): Promise<void> {
  while ((await change.trace()).commands === 0) await pause()
}

const afterCommit = 'after commit, before the next statement'

/** Who keeps a copy of what a sector owns and changes here. */
function takersOf(owner: SubgraphName): SubgraphName[] {
  const type = owner === 'facilities' ? 'resident.linked' : 'referral.moved'
  const all = Object.entries(sectors).filter(([, { copies }]) => copies.some(copy => copy.source === owner && copy.type === type))
  return all.map(([name]) => name).filter(isSector)
}

function isSector(name: string): name is SubgraphName {
  return Object.hasOwn(sectors, name)
}
