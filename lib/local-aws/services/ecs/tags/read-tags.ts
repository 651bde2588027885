import { z } from 'zod'
import type { Tag } from '../state/wire.ts'
import { refuse, refuseInOurWords } from '../input/refuse.ts'

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
const mostTags = 50

export const tagsSchema = z.array(z.object({ key: z.string(), value: z.string().default('') }))

function checkTag({ key, value }: Tag): void {
  const keyLength = [...key].length
  if (keyLength < 1 || keyLength > 128)
    throw refuseInOurWords('Tag keys must be between 1 and 128 characters in length.')
  if ([...value].length > 256) throw refuseInOurWords('Tag values can have at most 256 characters.')
  if (/^aws:/i.test(key) || /^aws:/i.test(value))
    throw refuseInOurWords('Tag keys and values cannot start with the reserved prefix aws:.')
  if (!allowed.test(key) || !allowed.test(value))
    throw refuse(
      'Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.',
    )
}

/** API Reference, Tag: at most 50, keys unique, `aws:` reserved. */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.length > mostTags) throw refuseInOurWords(`Tags can have at most ${mostTags} items.`)
  tags.forEach(checkTag)
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    throw refuseInOurWords('Tag keys must be unique.')
}
