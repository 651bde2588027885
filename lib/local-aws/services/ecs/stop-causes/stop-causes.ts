import { containerCauses } from './container-causes.ts'
import { endingCauses } from './ending-causes.ts'
import { initializationCauses } from './initialization-causes.ts'
import { networkCauses } from './network-causes.ts'
import { placementCauses } from './placement-causes.ts'
import { pullCauses } from './pull-causes.ts'
import type { StopCause } from './stop-cause.ts'

const causes = {
  ...placementCauses,
  ...networkCauses,
  ...initializationCauses,
  ...pullCauses,
  ...containerCauses,
  ...endingCauses,
}

export type StopCauseId = keyof typeof causes

/** Every cause for which a fault can stop a task, by ID. */
export const stopCauses: Readonly<Record<StopCauseId, StopCause>> = causes

/** Safe: the keys of a literal are its own. */
export const stopCauseIds = Object.keys(causes) as StopCauseId[]
