import * as z from 'zod/mini'
import { toIssue, toMessage } from '../problems/issue.ts'
import { countCharacters, limits } from './limits.ts'

interface WholeNumber {
  min: number
  max: number
}

/** A number as a form holds it: `''` while the field is empty, text while it is typed. */
const typedNumber = () => z.union([z.number(), z.string()], { error: toMessage('unreadable') })

/** A required whole number; empty is an error. */
export const wholeNumber = (rule: WholeNumber) =>
  z.pipe(
    typedNumber(),
    z.transform((typed: number | string, ctx) => {
      const value = toNumber(typed)
      const issue = value === undefined ? toIssue('number-required', rule) : check(value, rule)
      if (issue) ctx.issues.push({ ...issue, input: typed })
      return value ?? rule.min
    }),
  )

/** A whole number that may be left out; empty is absent. */
export const optionalWholeNumber = (rule: WholeNumber) =>
  z.optional(
    z.pipe(
      typedNumber(),
      z.transform((typed: number | string, ctx) => {
        const value = toNumber(typed)
        const issue = value === undefined ? undefined : check(value, rule)
        if (issue) ctx.issues.push({ ...issue, input: typed })
        return value
      }),
    ),
  )

/** Text that may be left out; empty is absent. */
export const optionalText = () =>
  z.optional(
    z.pipe(
      trimmed(),
      z.transform((text: string) => text || undefined),
    ),
  )

const { maxCharacters } = limits.text

/** No text of a request is longer, so none is kept, sent or shown that is. */
export const bounded = () =>
  z.check<string>(({ value, issues }) => {
    if (value.length <= maxCharacters) return
    const characters = countCharacters(value)
    issues.push({
      ...toIssue('too-long', { characters, maxCharacters }),
      input: value,
      // What follows may be slow for such a text.
      continue: false,
    })
  })

/** Text that may not be empty. */
export const required = (code: 'task-definition-required' | 'capacity-provider-required') =>
  z.check<string>(({ value, issues }) => {
    if (value === '') issues.push({ ...toIssue(code), input: value, continue: true })
  })

/** Text without the blanks at its ends. */
export const trimmed = () => z.string().check(z.trim(), bounded())

/** A list that is empty where none is given. */
export const listOf = <Item extends z.core.$ZodType>(item: Item) => z._default(z.array(item), [])

function toNumber(value: number | string | undefined): number | undefined {
  if (typeof value !== 'string') return value
  return value.trim() === '' ? undefined : Number(value)
}

function check(value: number, { min, max }: WholeNumber) {
  if (!Number.isInteger(value)) return toIssue('not-a-whole-number', { min, max })
  if (value >= min && value <= max) return undefined
  return toIssue('number-out-of-range', { value, min, max })
}
