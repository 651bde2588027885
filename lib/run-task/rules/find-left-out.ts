import type { LaunchInput } from '../form/launch-form-schema.ts'
import { readForm } from '../form/readable-values.ts'
import { findLeftOutProblems } from './left-out-rules.ts'

/** The paths of the fields whose values were left out and are still to be filled in. */
export const findLeftOut = (input: LaunchInput): string[] =>
  findLeftOutProblems(readForm(input).values).map(({ path }) => path)
