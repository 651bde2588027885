import * as z from 'zod/mini'
import { countCharacters, limits } from './limits.ts'

/** A row with neither key nor value is an empty row, and left out of the request. */
const tag = z
  .object({
    key: z._default(z.string(), ''),
    value: z.optional(z.string()),
    /** The value was left out of a link or a draft: without one the launch is blocked. */
    isLeftOut: z.optional(z.boolean()),
  })
  .check(
    z.superRefine(({ key, value = '' }, ctx) => {
      const refuse = (path: 'key' | 'value', message: string | undefined) => {
        if (message) ctx.addIssue({ code: 'custom', path: [path], message })
      }
      if (key === '' && value !== '') refuse('key', 'Tag has a value and no key. Name it.')
      refuse('key', checkText('Tag key', key, limits.tagKey.maxCharacters))
      refuse('value', checkText('Tag value', value, limits.tagValue.maxCharacters))
    }),
  )

export type Tag = z.output<typeof tag>

/** `tags` of RunTask (API Reference, Tag): keys are unique, case-sensitive, and not `aws:`. */
export const tagsSchema = z.array(tag).check(
  z.superRefine((tags, ctx) => {
    const given = tags.filter(({ key, value }) => key !== '' || value)
    const { max } = limits.tags
    if (given.length > max) {
      const message = `Tags are ${given.length}, ${max} at most. Remove ${given.length - max}.`
      ctx.addIssue({ code: 'custom', path: [], message })
    }
    const seen = new Set<string>()
    tags.forEach(({ key }, index) => {
      if (key !== '' && seen.has(key)) {
        const message = `Tag key ${key} is given twice. Keys are unique: remove or rename one.`
        ctx.addIssue({ code: 'custom', path: [index, 'key'], message })
      }
      seen.add(key)
    })
  }),
)

function checkText(label: string, text: string, maxCharacters: number): string | undefined {
  const characters = countCharacters(text)
  if (characters > maxCharacters) {
    return `${label} has ${characters} characters, ${maxCharacters} at most. Shorten it.`
  }
  if (/^aws:/i.test(text))
    return `${label} begins with aws:, which AWS keeps for itself. Rename it.`
  if (limits.tagPattern.test(text)) return undefined
  return `${label} has a character that tags refuse. Use letters, digits, spaces and _ . : / = + - @`
}
