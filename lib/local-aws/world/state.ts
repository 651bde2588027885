import type { World, WorldOptions } from './world.ts'

/** One account in one Region. A verified request is one, too. */
export interface Place {
  world: World
  accountId: string
  region: string
}

/** A service's state for one account in one Region. A reset drops it. */
export function regionState<State>(
  create: (options: WorldOptions) => State,
): (place: Place) => State {
  const stateOf = keptBy(create)
  return ({ world, accountId, region }) => stateOf(world.region(accountId, region), world.options)
}

/** State that all accounts and Regions share. A reset drops it. */
export function stateSinceReset<State>(
  create: (options: WorldOptions) => State,
): (world: World) => State {
  const stateOf = keptBy(create)
  return world => stateOf(world.holders.sinceReset, world.options)
}

/** State that all accounts and Regions share. It outlives a reset. */
export function stateSinceStart<State>(
  create: (options: WorldOptions) => State,
): (world: World) => State {
  const stateOf = keptBy(create)
  return world => stateOf(world.holders.sinceStart, world.options)
}

/** Makes one state for each holder when it is first asked for, and forgets it with the holder. */
function keptBy<State>(create: (options: WorldOptions) => State) {
  const states = new WeakMap<object, { state: State }>()
  return (holder: object, options: WorldOptions): State => {
    const known = states.get(holder)
    if (known) return known.state
    const state = create(options)
    states.set(holder, { state })
    return state
  }
}
