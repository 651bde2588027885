import type { ServiceName } from '../world/service.ts'
import { ecsQuotas } from './ecs-quotas.ts'
import type { QuotaGroup } from './quota-group.ts'

/** Quotas of single operations, each with a steady rate and no larger burst. */
function each(perSecond: number, ...operations: string[]): QuotaGroup[] {
  const rate = { burst: perSecond, perSecond }
  return operations.map(name => ({ name, rate, operations: [name] }))
}

/**
 * CloudWatch Logs User Guide, "CloudWatch Logs quotas". Where Regions differ, this is the lower
 * value.
 */
const logsQuotas: readonly QuotaGroup[] = [
  ...each(5, 'FilterLogEvents'),
  ...each(10, 'GetLogEvents', 'DescribeLogGroups', 'CreateLogGroup', 'DeleteLogGroup'),
  ...each(15, 'DeleteLogStream'),
  ...each(25, 'DescribeLogStreams'),
  ...each(50, 'CreateLogStream'),
  ...each(1500, 'PutLogEvents'),
]

/** IAM User Guide, "IAM and AWS STS quotas": the quota that signed requests share. */
const stsQuotas: readonly QuotaGroup[] = [
  {
    name: 'STS requests',
    rate: { burst: 600, perSecond: 600 },
    operations: ['AssumeRole', 'GetCallerIdentity', 'GetSessionToken'],
  },
]

/**
 * Published quotas. EC2 counts each Describe operation separately, so it has a rule instead of a
 * table. IAM publishes no numbers.
 */
const quotas: Partial<Record<ServiceName, readonly QuotaGroup[]>> = {
  ecs: ecsQuotas,
  logs: logsQuotas,
  sts: stsQuotas,
}

/** EC2 Developer Guide, "Request throttling": actions that only read. */
function ec2Quota(operation: string): QuotaGroup | undefined {
  const rate = { burst: 100, perSecond: 20 }
  return operation.startsWith('Describe')
    ? { name: operation, rate, operations: [operation] }
    : undefined
}

/** The quota that a request is counted against. Undefined if AWS publishes none. */
export function quotaOf(service: ServiceName, operation: string): QuotaGroup | undefined {
  if (service === 'ec2') return ec2Quota(operation)
  return quotas[service]?.find(({ operations }) => operations.includes(operation))
}
