import type { Failure } from '../../result.ts'
import type { TagChange } from '../../task-view/tag-change.ts'

/**
 * What became of a change of tags. `done` is the part that AWS took; where `failure` is of the kind
 * `unreachable`, it may have taken more. Sending the rest again is safe.
 */
export interface TagOutcome {
  done: TagChange
  /** Why the rest was not done. */
  failure?: Failure
}
