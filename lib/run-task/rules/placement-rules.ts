import { usesFargate } from './effective-compute.ts'
import { countCharacters, limits } from '../form/limits.ts'
import { toError, toWarning } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { launchTypeOf } from './known.ts'
import type { Known } from './known.ts'

/** Rules of placement (API Reference, RunTask, PlacementConstraint and PlacementStrategy). */
export const findPlacementProblems = (values: LaunchValues, known: Known): Problem[] => [
  ...findFargateProblems(values, known),
  ...findManagedProblems(values, known),
  ...findCountProblems(values, known),
  ...values.placementConstraints.flatMap((constraint, index) =>
    findConstraintProblems(constraint, `placementConstraints.${index}.expression`),
  ),
  ...values.placementStrategy.flatMap((rule, index) =>
    findRuleProblems(rule, `placementStrategy.${index}.field`),
  ),
]

function findFargateProblems(values: LaunchValues, { compute }: Known): Problem[] {
  if (!usesFargate(compute)) return []
  return (['placementConstraints', 'placementStrategy'] as const)
    .filter(member => values[member].length > 0)
    .map(member => toError(member, 'placement-on-fargate'))
}

/** Developer Guide, Managed Instances: constraints are taken, a strategy is not. */
function findManagedProblems({ placementStrategy }: LaunchValues, known: Known): Problem[] {
  if (placementStrategy.length === 0 || launchTypeOf(known) !== 'MANAGED_INSTANCES') return []
  return [toError('placementStrategy', 'placement-on-managed-instances')]
}

function findCountProblems(values: LaunchValues, { definition }: Known): Problem[] {
  const { max } = limits.placementConstraints
  const ofDefinition = definition?.placementConstraints?.length ?? 0
  const count = values.placementConstraints.length + ofDefinition
  if (values.placementConstraints.length === 0 || count <= max) return []
  return [toError('placementConstraints', 'many-constraints', { count, ofDefinition, max })]
}

function findConstraintProblems(
  { type, expression }: LaunchValues['placementConstraints'][number],
  path: string,
): Problem[] {
  if (type === 'distinctInstance') {
    return expression ? [toError(path, 'expression-not-allowed')] : []
  }
  if (!expression) return [toError(path, 'expression-required')]
  const { maxCharacters } = limits.placementExpression
  const characters = countCharacters(expression)
  if (characters > maxCharacters) return [toError(path, 'too-long', { characters, maxCharacters })]
  return isReadable(expression) ? [] : [toWarning(path, 'expression-unreadable')]
}

const subject =
  /^[\s(!]*(?:not[\s(!]+)*(attribute:[^\s=!<>~]+|agentConnected|agentVersion|ec2InstanceId|registeredAt|runningTasksCount|task:group)\b/
const operator =
  /==|!=|=~|!~|<|>|\b(equals|not_equals|matches|not_matches|in|not_in|exists|not_exists|greater_than(_equal)?|less_than(_equal)?)\b/

/** Developer Guide, "Cluster query language": looks at the first test only, so it may only warn. */
const isReadable = (expression: string): boolean => {
  const [begin] = subject.exec(expression) ?? []
  return begin !== undefined && operator.test(expression.slice(begin.length))
}

function findRuleProblems(
  { type, field = '' }: LaunchValues['placementStrategy'][number],
  path: string,
): Problem[] {
  if (type === 'random') return field ? [toWarning(path, 'field-unused')] : []
  if (type === 'binpack') {
    return /^(cpu|memory)$/i.test(field) ? [] : [toError(path, 'field-of-binpack')]
  }
  if (/^(instanceId|host)$/i.test(field) || /^attribute:.+/.test(field)) return []
  return [toError(path, 'field-of-spread')]
}
