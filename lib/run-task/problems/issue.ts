import type * as z from 'zod/mini'
import { toCoded, toProblemText } from './problem-texts.ts'
import type { Coded, ParamsOf, ProblemCode } from './problem-texts.ts'

/** The issue of a schema that says this. Its message is the sentence; its params hold the code. */
export const toIssue = <Code extends ProblemCode>(code: Code, ...params: ParamsOf<Code>) =>
  toIssueOf(toCoded(code, ...params))

export const toIssueOf = ({ code, params }: Coded) => ({
  code: 'custom' as const,
  message: toProblemText({ code, params }),
  params: { code, params },
})

/** The sentence for zod's own issues, such as a value of another type. */
export const toMessage = <Code extends ProblemCode>(code: Code, ...params: ParamsOf<Code>) =>
  toProblemText(toCoded(code, ...params))

/** What an issue says. Those that zod makes itself are of a wrong type or an unknown choice. */
export function readIssue(issue: z.core.$ZodIssue): Coded {
  if (issue.code === 'custom' && issue.params) return ofIssue(issue.params)
  return toCoded(issue.code === 'invalid_value' ? 'choice-required' : 'unreadable')
}

/** Safe: `toIssue` makes every custom issue of the form's schemas. */
const ofIssue = (params: object) => params as Coded
