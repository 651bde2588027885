import type { LaunchValues } from './form/launch-form-schema.ts'
import { isAwsMark } from './form/started-by.ts'
import { findLeftOutProblems } from './rules/left-out-rules.ts'
import { isRecord, readShape } from './request/read-shape.ts'
import type { ReadOptions } from './request/read-shape.ts'
import { requestShape } from './request/request-shape.ts'
import type { ReadRequest } from './request/request-shape.ts'
import { toLaunchValues } from './request/to-launch-values.ts'

/** A launch made from something else, and what of that is not in it. */
export interface ImportedLaunch {
  /** In normal form. What breaks a rule is held too, so that the form can say so. */
  values: LaunchValues
  /** What could not be used, such as `networkConfiguration.awsvpcConfiguration.securityGroups`. */
  unused: string[]
  /** What the source could not tell, in the same spelling. */
  missing: string[]
}

/**
 * The launch that a request asks for: `toRunTaskInput` backwards. Takes any value and never throws;
 * members that RunTask does not have, values of another type and choices that the API does not know
 * are named as unused. So is `clientToken`, which belongs to one call, and a `startedBy` that AWS wrote.
 * Variables, tags and commands whose values can't be read stay open: they are marked as left out.
 */
export function fromRunTaskInput(input: unknown, options?: ReadOptions): ImportedLaunch {
  const { value, unused } = readShape(requestShape, isRecord(input) ? input : {}, '', options)
  const { clientToken, startedBy, ...request } = toReadRequest(value ?? {})
  const isMarked = startedBy !== undefined && isAwsMark(startedBy)
  const { values, dropped } = toLaunchValues(isMarked ? request : { ...request, startedBy })
  const token = clientToken ? ['clientToken'] : []
  const mark = isMarked ? ['startedBy'] : []
  return {
    values,
    unused: [...new Set([...token, ...unused, ...dropped, ...mark])],
    missing: [
      ...(values.taskDefinition === '' ? ['taskDefinition'] : []),
      ...findLeftOutProblems(values).map(({ path }) => path),
      ...unused.filter(path => unreadVariables.test(path)),
    ],
  }
}

/** All variables of a container, which can't be listed and have no rows to stay open. */
const unreadVariables = /^overrides\.containerOverrides\.\d+\.environment$/

/** Safe: `readShape` keeps members of the shape only, each of the type that the shape says. */
const toReadRequest = (value: unknown) => value as ReadRequest
