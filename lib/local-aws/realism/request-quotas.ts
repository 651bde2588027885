import type { ServiceName } from '../world/service.ts'
import { ecsQuotas } from './ecs-quotas.ts'
import type { QuotaGroup } from './quota-group.ts'

/** A steady rate without a burst above it. */
function each(perSecond: number, ...operations: string[]): QuotaGroup[] {
  const rate = { burst: perSecond, perSecond }
  return operations.map(name => ({ name, rate, operations: [name] }))
}

/** CloudWatch Logs User Guide, "CloudWatch Logs quotas"; where Regions differ, the lower one. */
const logsQuotas: readonly QuotaGroup[] = [
  ...each(5, 'FilterLogEvents'),
  ...each(10, 'GetLogEvents', 'DescribeLogGroups', 'CreateLogGroup', 'DeleteLogGroup'),
  ...each(15, 'DeleteLogStream'),
  ...each(25, 'DescribeLogStreams'),
  ...each(50, 'CreateLogStream'),
  ...each(1500, 'PutLogEvents'),
]

/** IAM User Guide, "IAM and AWS STS quotas": what signed requests share. */
const stsQuotas: readonly QuotaGroup[] = [
  {
    name: 'STS requests',
    rate: { burst: 600, perSecond: 600 },
    operations: ['AssumeRole', 'GetCallerIdentity', 'GetSessionToken'],
  },
]

/**
 * Published quotas. EC2 counts each Describe operation for itself, so it has a rule instead of a
 * table; IAM publishes no numbers.
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

/** The bucket that a request is counted in; undefined where AWS publishes none. */
export function quotaOf(service: ServiceName, operation: string): QuotaGroup | undefined {
  if (service === 'ec2') return ec2Quota(operation)
  return quotas[service]?.find(({ operations }) => operations.includes(operation))
}
