import type { Call } from '../../../world/operation.ts'
import { refuse } from '../input/refuse.ts'
import type { DefinitionRecord } from '../state/ecs-records.ts'
import { isArn, lastPartOf, toArn } from './arns.ts'
import { checkArnPlace } from './check-arn-place.ts'
import { ecsOf } from '../state/ecs-state.ts'

const kind = 'task-definition'

/** The ARN of the definition as the request names it. IAM decides on it. */
export function toDefinitionArn(call: Call, reference: string): string {
  return toArn(call, kind, reference)
}

/** `family` or `family:revision`. Undefined for an ARN of another kind. */
function toFamilyRevision(call: Call, reference: string): string | undefined {
  if (!isArn(reference)) return reference
  checkArnPlace(call, reference)
  return reference.includes(`:${kind}/`) ? lastPartOf(reference) : undefined
}

/**
 * Finds a definition by family (its latest ACTIVE revision), `family:revision` or ARN.
 * @throws AwsError InvalidParameterException for a revision that is not a number, and for an ARN of
 * another account or Region.
 */
export function findDefinition(call: Call, reference: string): DefinitionRecord | undefined {
  const [family = '', ...rest] = toFamilyRevision(call, reference)?.split(':') ?? []
  const revisions = ecsOf(call).families.get(family)
  if (rest.length === 0)
    return revisions?.findLast(({ definition }) => definition.status === 'ACTIVE')
  const revision = rest.join(':')
  if (!/^\d+$/.test(revision)) throw refuse(`Invalid revision number. Number: ${revision}`)
  return revisions?.[Number(revision) - 1]
}
