import type { RegionHook } from '../world.ts'

/** Fills a fresh Region of an account with clusters and task definitions. */
export const seedEcs: RegionHook = () => {}
