import { toCoded } from './problem-texts.ts'
import type { Coded, ParamsOf, ProblemCode } from './problem-texts.ts'

/**
 * What is wrong with a launch, or worth knowing before it. An `error` is what ECS refuses; a
 * `warning` explains and blocks nothing. `path` is the field's, as in `launchSchema`'s issues.
 */
export interface Problem extends Coded {
  path: string
  severity: 'error' | 'warning'
}

export const toError = <Code extends ProblemCode>(
  path: string,
  code: Code,
  ...params: ParamsOf<Code>
): Problem => ({ path, severity: 'error', ...toCoded(code, ...params) })

export const toWarning = <Code extends ProblemCode>(
  path: string,
  code: Code,
  ...params: ParamsOf<Code>
): Problem => ({ path, severity: 'warning', ...toCoded(code, ...params) })
