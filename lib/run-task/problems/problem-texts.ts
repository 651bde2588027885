import { containerTexts } from './container-texts.ts'
import { sharedTexts } from './shared-texts.ts'
import { volumeTexts } from './volume-texts.ts'
import { whereTexts } from './where-texts.ts'

/** Every kind of problem: its code, and the sentence that is made from its parameters. */
export const problemTexts = {
  ...sharedTexts,
  ...whereTexts,
  ...containerTexts,
  ...volumeTexts,
} satisfies Record<string, (params: never) => string>

export type ProblemCode = keyof typeof problemTexts

/** The parameters of a code, as the arguments that follow it: one object, or none. */
export type ParamsOf<Code extends ProblemCode> = Parameters<(typeof problemTexts)[Code]>

/** A code with its parameters; `toCoded` is the only maker, so they belong together. */
export interface Coded {
  code: ProblemCode
  params: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
}

export const toCoded = <Code extends ProblemCode>(
  code: Code,
  ...[params]: ParamsOf<Code>
): Coded => ({ code, params: { ...params } })

/** What is wrong, then what to do: sentences that don't need the field's label. */
export function toProblemText({ code, params }: Coded): string {
  const toText: (params: Coded['params']) => string = ofItsParams(problemTexts[code])
  return toText(params)
}

/** Safe: `toCoded` takes the parameters of its code only. */
const ofItsParams = (toText: (params: never) => string) =>
  toText as (params: Coded['params']) => string
