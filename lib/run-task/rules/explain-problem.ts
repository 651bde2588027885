import { toFieldLabel } from '../form/find-field.ts'
import { toProblemText } from '../problems/problem-texts.ts'
import type { Problem } from '../problems/problem.ts'

/** A problem in words: the label of its field, and a sentence that is complete without it. */
export const explainProblem = (problem: Problem): { label: string; sentence: string } => ({
  label: toFieldLabel(problem.path),
  sentence: toProblemText(problem),
})
