import * as z from 'zod/mini'
import { limits } from './limits.ts'

interface WholeNumber {
  label: string
  min: number
  max: number
}

/** A number as a form holds it: `''` while the field is empty, text while it is typed. */
const typedNumber = (label: string) =>
  z.union([z.number(), z.string()], { error: `${label} is not a number. Enter one.` })

/** A required whole number; empty is an error. */
export const wholeNumber = (rule: WholeNumber) =>
  z.pipe(
    typedNumber(rule.label),
    z.transform((typed: number | string, ctx) => {
      const value = toNumber(typed)
      const message =
        value === undefined ? `${rule.label} is empty. ${mend(rule)}` : check(value, rule)
      if (message) ctx.issues.push({ code: 'custom', message, input: typed })
      return value ?? rule.min
    }),
  )

/** A whole number that may be left out; empty is absent. */
export const optionalWholeNumber = (rule: WholeNumber) =>
  z.optional(
    z.pipe(
      typedNumber(rule.label),
      z.transform((typed: number | string, ctx) => {
        const value = toNumber(typed)
        const message = value === undefined ? undefined : check(value, rule)
        if (message) ctx.issues.push({ code: 'custom', message, input: typed })
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
  z.maxLength(maxCharacters, {
    error: `This has more than ${group(maxCharacters)} characters. Shorten it.`,
    abort: true,
  })

/** Text without the blanks at its ends. */
export const trimmed = () => z.string().check(z.trim(), bounded())

/** A list that is empty where none is given. */
export const listOf = <Item extends z.core.$ZodType>(item: Item) => z._default(z.array(item), [])

function toNumber(value: number | string | undefined): number | undefined {
  if (typeof value !== 'string') return value
  return value.trim() === '' ? undefined : Number(value)
}

function check(value: number, rule: WholeNumber): string | undefined {
  if (Number.isNaN(value)) return `${rule.label} is not a number. ${mend(rule)}`
  if (!Number.isInteger(value)) return `${rule.label} is not a whole number. ${mend(rule)}`
  if (value < rule.min) return `${rule.label} is ${value}, below ${group(rule.min)}. ${mend(rule)}`
  if (value > rule.max) return `${rule.label} is ${value}, above ${group(rule.max)}. ${mend(rule)}`
  return undefined
}

const mend = ({ min, max }: WholeNumber) => `Enter ${group(min)} to ${group(max)}.`

function group(value: number): string {
  return value.toLocaleString('en-US')
}
