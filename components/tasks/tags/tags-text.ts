import type { TagConflict } from '@/lib/task-view/task/tag-draft'
import type { FailedTags } from './use-edit-tags'

const toList = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' })

/** More keys than this are counted. */
const NAMED = 3

/** `team, ticket, and 4 more` */
function toKeysText(keys: readonly string[]): string {
  const more = keys.length - NAMED
  return toList.format(more > 1 ? [...keys.slice(0, NAMED), `${more} more`] : keys)
}

const were = (keys: readonly string[]) => (keys.length === 1 ? 'was' : 'were')

/** What became of a change that failed, as a whole or in part. The failure itself says why. */
export function toFailedText({ done, left, failure }: FailedTags): string {
  const isUnsure = failure.kind === 'unreachable'
  const set = left.set.map(({ key }) => key)
  const not = isUnsure ? 'may not have been' : undefined
  if (done.set.length > 0) {
    const saved = done.set.map(({ key }) => key)
    const verb = not ?? `${were(left.remove)} not`
    return `${toKeysText(saved)} ${were(saved)} saved, but ${toKeysText(left.remove)} ${verb} removed.`
  }
  if (done.remove.length > 0) {
    const verb = not ?? `${were(set)} not`
    return `${toKeysText(done.remove)} ${were(done.remove)} removed, but ${toKeysText(set)} ${verb} saved.`
  }
  return isUnsure ? 'The tags may not have been changed.' : 'The tags were not changed.'
}

/** What somebody else did to a tag meanwhile, and what saving does to it. */
export function toConflictText({ key, theirs, ours }: TagConflict): string {
  if (theirs === undefined)
    return `${key} was removed while you were editing. Saving adds it again.`
  const value = theirs === '' ? 'no value' : `“${theirs}”`
  const saving = ours === 'set' ? 'Saving replaces it.' : 'Saving removes it.'
  return `${key} was changed to ${value} while you were editing. ${saving}`
}
