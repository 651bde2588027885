import * as z from 'zod/mini'
import { launchFormSchema } from './form/launch-form-schema.ts'
import { toIssueOf } from './problems/issue.ts'
import { findLaunchProblems } from './rules/launch-rules.ts'
import { toNormalForm } from './form/normal-form.ts'

export type { LaunchInput, LaunchValues } from './form/launch-form-schema.ts'

/**
 * What the launch form holds (`z.input`) and what is launched (`z.output`), in normal form: empty
 * rows and members that hold nothing are absent. Refuses what the request alone shows to be wrong.
 * Parsing what was parsed changes nothing.
 */
export const launchSchema = z.pipe(
  launchFormSchema.check(
    z.superRefine((values, ctx) => {
      for (const problem of findLaunchProblems(values, {})) {
        if (problem.severity !== 'error') continue
        ctx.addIssue({ ...toIssueOf(problem), path: toKeys(problem.path) })
      }
    }),
  ),
  z.transform(toNormalForm),
)

const toKeys = (path: string) => path.split('.').map(key => (/^\d+$/.test(key) ? Number(key) : key))
