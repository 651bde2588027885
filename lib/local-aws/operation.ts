import type { Principal } from './iam/principal.ts'
import type { World } from './world.ts'

/** One verified request, as an operation sees it. */
export interface Call {
  world: World
  accountId: string
  region: string
  partition: 'aws'
  principal: Principal
  requestId: string
  /**
   * Throws `AwsError` AccessDenied in AWS's sentence unless a statement of the principal allows it.
   * @param action such as `ecs:RunTask`
   * @param resource the ARN, as the service names it in a denial, or `*`
   * @param conditions condition keys of the call, such as `{ 'ecs:cluster': clusterArn }`
   */
  authorize(action: string, resource: string, conditions?: Record<string, string | string[]>): void
}

/** Input and output have the shape of the API Reference; times are epoch seconds in AWS JSON. */
export type Operation = (input: Record<string, unknown>, call: Call) => Record<string, unknown>
