import { isRecord } from '../../request/read-shape.ts'
import { hasAnyOf, memberOf, toQuoted } from './member-of.ts'
import type { Given } from './member-of.ts'

const isText = (value: unknown): value is string => typeof value === 'string'

/** What has no launch in it, how to recognise it, and what to do. */
const kinds: readonly { isOne: (given: Given) => boolean; says: string }[] = [
  {
    isOne: given => hasAnyOf(given, 'taskArns'),
    says: 'This is a list of task ARNs. Paste what aws ecs describe-tasks returns for one of them.',
  },
  {
    isOne: given => hasAnyOf(given, 'taskDefinitionArns', 'families'),
    says: 'This is a list of task definitions. Paste the ARN of one, or choose it in the form.',
  },
  {
    isOne: given => hasAnyOf(given, 'serviceArns'),
    says: 'This is a list of service ARNs. Paste what aws ecs describe-services returns for one of them.',
  },
  {
    isOne: given =>
      hasAnyOf(given, 'clusters', 'clusterArns', 'containerInstances', 'capacityProviders'),
    says: 'This describes a cluster, not a launch. Choose the cluster in the form.',
  },
  {
    isOne: given => hasAnyOf(given, 'image') && hasAnyOf(given, 'name'),
    says: 'This looks like a container definition. Paste the whole task definition, or choose it in the form.',
  },
  {
    isOne: given => hasAnyOf(given, 'schedules'),
    says: 'This is a list of schedules without their parameters. Paste what aws scheduler get-schedule returns for one of them.',
  },
  {
    isOne: given => hasAnyOf(given, 'pipes'),
    says: 'This is a list of pipes without their parameters. Paste what aws pipes describe-pipe returns for one of them.',
  },
  {
    isOne: given => hasAnyOf(given, 'rules', 'eventPattern', 'scheduleExpression'),
    says: 'This is an EventBridge rule without its targets. Paste what aws events list-targets-by-rule returns.',
  },
  {
    isOne: given => hasAnyOf(given, 'executionArn', 'executions', 'stateMachineArn'),
    says: 'This looks like a Step Functions execution without an ECS task. Paste what aws stepfunctions get-execution-history returns.',
  },
  {
    isOne: given =>
      hasAnyOf(given, 'terraform_version', 'resource_changes', 'planned_values') ||
      (isText(given.type) && given.type.startsWith('aws_')),
    says: 'This looks like Terraform’s JSON. Paste the task definition’s ARN, or a request as JSON.',
  },
  {
    isOne: given => hasAnyOf(given, 'apiVersion') && hasAnyOf(given, 'kind'),
    says: 'This looks like a Kubernetes manifest, which doesn’t start an ECS task.',
  },
]

/** What JSON without a launch looks like, and what to paste instead; undefined where unknown. */
export function explainOtherJson(given: Given): string | undefined {
  return kinds.find(({ isOne }) => isOne(given))?.says ?? explainError(given)
}

/** An error of the API or of an SDK. */
function explainError(given: Given): string | undefined {
  const error = memberOf(given, 'error')
  const code = given.__type ?? (isRecord(error) ? memberOf(error, 'code') : undefined)
  if (!isText(code)) return undefined
  return `This is an error that AWS returned, ${toQuoted(code)}. It doesn’t contain the request.`
}
