import * as z from 'zod/mini'
import { toIssue } from '../problems/issue.ts'
import { countCharacters, limits } from './limits.ts'

/** What `propagateTags` may hold; RunTask refuses SERVICE (API Reference, RunTask). */
export const propagateTagsChoices = ['TASK_DEFINITION', 'NONE', 'SERVICE'] as const

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
      const refuse = (path: 'key' | 'value', issue: TextIssue | undefined) => {
        if (issue) ctx.addIssue({ ...issue, path: [path] })
      }
      if (key === '' && value !== '') refuse('key', toIssue('tag-key-required'))
      refuse('key', checkText(key, limits.tagKey.maxCharacters))
      refuse('value', checkText(value, limits.tagValue.maxCharacters))
    }),
  )

export type Tag = z.output<typeof tag>

/** `tags` of RunTask (API Reference, Tag): keys are unique, case-sensitive, and not `aws:`. */
export const tagsSchema = z.array(tag).check(
  z.superRefine((tags, ctx) => {
    const count = tags.filter(({ key, value }) => key !== '' || value).length
    const { max } = limits.tags
    if (count > max) ctx.addIssue(toIssue('too-many', { count, max }))
    const seen = new Set<string>()
    tags.forEach(({ key }, index) => {
      if (key !== '' && seen.has(key)) {
        ctx.addIssue({ ...toIssue('tag-key-repeated', { key }), path: [index, 'key'] })
      }
      seen.add(key)
    })
  }),
)

type TextIssue = ReturnType<typeof toIssue>

function checkText(text: string, maxCharacters: number): TextIssue | undefined {
  const characters = countCharacters(text)
  if (characters > maxCharacters) return toIssue('too-long', { characters, maxCharacters })
  if (/^aws:/i.test(text)) return toIssue('tag-prefix-reserved')
  return limits.tagPattern.test(text) ? undefined : toIssue('tag-characters')
}
