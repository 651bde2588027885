import { ec2Operations } from './services/ec2/operations/ec2-operations.ts'
import { ecsOperations } from './services/ecs/ecs-operations.ts'
import { iamOperations } from './services/iam/operations/iam-operations.ts'
import { logsOperations } from './services/logs/operations/logs-operations.ts'
import type { Operations } from './http/answer-request.ts'
import { stsOperations } from './services/sts/operations/sts-operations.ts'

/** Every operation of every service, by the service's signing name. */
export const operations: Operations = {
  ecs: ecsOperations,
  logs: logsOperations,
  sts: stsOperations,
  ec2: ec2Operations,
  iam: iamOperations,
}
