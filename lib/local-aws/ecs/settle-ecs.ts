import type { RegionHook } from '../world.ts'

/** Writes down what the clock made happen to tasks: their states and their log events. */
export const settleEcs: RegionHook = () => {}
