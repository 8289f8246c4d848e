/** The longest that work follows work without a look at anything else, in milliseconds. */
const longestTurn = 50
/** How many pieces may be begun in one turn: what they will take is not known yet. */
const mostBegun = 8

let turnBegan = performance.now()
let begun = 0
let isWatched = false
let waiting = 0
let last: Promise<void> = Promise.resolve()

function newTurn(): void {
  turnBegan = performance.now()
  begun = 0
  isWatched = false
}

async function turnOfItsOwn(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve))
  newTurn()
  waiting--
}

/**
 * The embedded database works in this thread and answers without ever leaving it: a crowd would go from one piece of work to the next
 * for seconds, while new requests wait at the door until they are given up. So where a crowd is, each piece waits for a turn of its
 * own. A piece is a call of a sector, a look of a live line, the answer to an event or a change of the hub's own; within a piece
 * nothing is parted, or its loaders would ask more often.
 */
export function giveWay(): Promise<void> | undefined {
  if (waiting === 0 && begun < mostBegun && performance.now() - turnBegan < longestTurn) {
    begun++
    if (!isWatched) setImmediate(newTurn)
    isWatched = true
    return undefined
  }
  waiting++
  last = last.then(turnOfItsOwn)
  return last
}
