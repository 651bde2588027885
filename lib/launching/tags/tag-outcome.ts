import type { Failure } from '../../result.ts'
import type { TagChange } from '../../task-view/tag-change.ts'

/** More than a task can have; the first reading of a request only bounds it. */
export const MAX_CHANGED_TAGS = 100

/**
 * What became of a change of tags, of which AWS took a part or all. Where nothing was done, the
 * change fails as a whole; of the kind `unreachable`, AWS may have taken more. It is safe to send
 * what is left again.
 */
export interface TagOutcome {
  done: TagChange
  /** Why the rest was not done. */
  failure?: Failure
}
