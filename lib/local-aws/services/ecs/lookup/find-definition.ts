import type { Call } from '../../../world/operation.ts'
import type { DefinitionRecord } from '../state/ecs-records.ts'
import { resourceOf, toArn } from './arns.ts'
import { ecsOf } from '../state/ecs-state.ts'

/** The ARN of the definition as the request names it. IAM decides on it. */
export function toDefinitionArn(call: Call, reference: string): string {
  return toArn(call, 'task-definition', reference)
}

/** Finds a definition by family (its latest ACTIVE revision), `family:revision` or ARN. */
export function findDefinition(call: Call, reference: string): DefinitionRecord | undefined {
  const resource = resourceOf(call, toDefinitionArn(call, reference))
  const match = /^task-definition\/([^:]+)(?::(\d+))?$/.exec(resource ?? '')
  const revisions = ecsOf(call).families.get(match?.[1] ?? '')
  if (match?.[2] !== undefined) return revisions?.[Number(match[2]) - 1]
  return revisions?.findLast(({ definition }) => definition.status === 'ACTIVE')
}
