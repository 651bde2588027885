import { usesFargate } from './effective-compute.ts'
import { countCharacters, limits } from '../form/limits.ts'
import { toError, toWarning } from './problem.ts'
import type { Problem } from './problem.ts'
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
  const refused = [
    ['placementConstraints', 'Placement constraints'],
    ['placementStrategy', 'Placement strategy'],
  ] as const
  return refused
    .filter(([member]) => values[member].length > 0)
    .map(([member, label]) => toError(member, `${label} cannot be given on Fargate. Remove it.`))
}

/** Developer Guide, Managed Instances: constraints are taken, a strategy is not. */
function findManagedProblems({ placementStrategy }: LaunchValues, known: Known): Problem[] {
  if (placementStrategy.length === 0 || launchTypeOf(known) !== 'MANAGED_INSTANCES') return []
  const message = 'Placement strategy cannot be given on Managed Instances. Remove it.'
  return [toError('placementStrategy', message)]
}

function findCountProblems(values: LaunchValues, { definition }: Known): Problem[] {
  const { max } = limits.placementConstraints
  const own = definition?.placementConstraints?.length ?? 0
  const count = values.placementConstraints.length + own
  if (values.placementConstraints.length === 0 || count <= max) return []
  const those = own > 0 ? `, ${own} of the definition among them` : ''
  const message = `Placement constraints are ${count}${those}; ${max} at most. Remove ${count - max}.`
  return [toError('placementConstraints', message)]
}

function findConstraintProblems(
  { type, expression }: LaunchValues['placementConstraints'][number],
  path: string,
): Problem[] {
  if (type === 'distinctInstance') {
    if (!expression) return []
    return [toError(path, 'Expression is for memberOf only. Clear it, or choose memberOf.')]
  }
  if (!expression) {
    const message = 'Expression is empty. Write one such as attribute:ecs.instance-type =~ m5.*'
    return [toError(path, message)]
  }
  const { maxCharacters } = limits.placementExpression
  const characters = countCharacters(expression)
  if (characters <= maxCharacters)
    return isReadable(expression) ? [] : [toWarning(path, unreadable)]
  const message = `Expression has ${characters} characters, ${maxCharacters} at most. Shorten it.`
  return [toError(path, message)]
}

const subject =
  /^[\s(!]*(?:not\s[\s(!]*)?(attribute:[^\s=!<>~]+|agentConnected|agentVersion|ec2InstanceId|registeredAt|runningTasksCount|task:group)\b/
const operator =
  /==|!=|=~|!~|<|>|\b(equals|not_equals|matches|not_matches|in|not_in|exists|not_exists|greater_than(_equal)?|less_than(_equal)?)\b/

/** Developer Guide, "Cluster query language": looks at the first test only, so it may only warn. */
const isReadable = (expression: string): boolean => {
  const [begin] = subject.exec(expression) ?? []
  return begin !== undefined && operator.test(expression.slice(begin.length))
}

const unreadable =
  'Expression does not read as subject, operator and value. Write one such as attribute:ecs.instance-type =~ m5.*'

function findRuleProblems(
  { type, field = '' }: LaunchValues['placementStrategy'][number],
  path: string,
): Problem[] {
  if (type === 'random') {
    return field ? [toWarning(path, 'Field is not used by random. Clear it.')] : []
  }
  if (type === 'binpack') {
    if (/^(cpu|memory)$/i.test(field)) return []
    return [toError(path, 'Field of binpack is cpu or memory. Choose one.')]
  }
  if (/^(instanceId|host)$/i.test(field) || /^attribute:.+/.test(field)) return []
  const message = 'Field of spread is instanceId, host or attribute:name. Choose one.'
  return [toError(path, message)]
}
