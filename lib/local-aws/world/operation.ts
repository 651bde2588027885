import type { World } from './world.ts'

/** Who signed a request, as far as every service needs to know. */
export interface Caller {
  /** The ARN that GetCallerIdentity answers. */
  arn: string
}

/** One verified request, as an operation sees it. */
export interface Call {
  world: World
  accountId: string
  region: string
  partition: 'aws'
  principal: Caller
  requestId: string
  /**
   * Throws `AwsError` AccessDenied in AWS's sentence unless a statement of the principal allows it.
   * @param action such as `ecs:RunTask`
   * @param resource the ARN, or `*`
   * @param conditions condition keys of the call, such as `{ 'ecs:cluster': clusterArn }`
   * @param shownResource what a denial names where the service does not name the ARN
   */
  authorize(
    action: string,
    resource: string,
    conditions?: Record<string, string | string[]>,
    shownResource?: string,
  ): void
}

/** Input and output have the shape of the API Reference; times are epoch seconds in AWS JSON. */
export type Operation<KnownCall extends Call = Call> = (
  input: Record<string, unknown>,
  call: KnownCall,
) => Record<string, unknown>
