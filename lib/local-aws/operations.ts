import { ec2Operations } from './ec2/ec2-operations.ts'
import { ecsOperations } from './ecs/ecs-operations.ts'
import { iamOperations } from './iam/iam-operations.ts'
import { logsOperations } from './logs/logs-operations.ts'
import type { Operation } from './operation.ts'
import type { ServiceName } from './service.ts'
import { stsOperations } from './sts/sts-operations.ts'

/** Every operation of every service, by the service's signing name. */
export const operations: Record<ServiceName, Record<string, Operation>> = {
  ecs: ecsOperations,
  logs: logsOperations,
  sts: stsOperations,
  ec2: ec2Operations,
  iam: iamOperations,
}
