import { commonError } from '../world/common-error.ts'
import type { Call } from '../world/operation.ts'
import type { TokenBucket } from './token-bucket.ts'
import { realismOf } from './realism.ts'

/** Developer Guide, "AWS Fargate throttling quotas". */
const callRate = { burst: 20, perSecond: 20 }
const taskRate = { burst: 100, perSecond: 20 }

/** How many tasks of one RunTask call start on FARGATE and on FARGATE_SPOT. */
export interface FargateLaunches {
  onDemand: number
  spot: number
}

/**
 * Counts one RunTask call on Fargate, and its tasks, against the launch rates of the account.
 * @throws AwsError ThrottlingException. Then nothing is taken from any of the rates.
 */
export function takeLaunches(call: Call, { onDemand, spot }: FargateLaunches): void {
  const { world, accountId, region } = call
  if (!realismOf(world).settings.quotas || onDemand + spot === 0) return
  const nowMs = world.clock.now()
  const bucket = (name: string, rate: typeof callRate) =>
    realismOf(world).bucket(`${accountId}/${region}/fargate/${name}`, rate, nowMs)
  const wanted: [TokenBucket, number][] = [
    [bucket('calls', callRate), 1],
    [bucket('on demand', taskRate), onDemand],
    [bucket('spot', taskRate), spot],
  ]
  if (wanted.some(([rate, count]) => !rate.has(nowMs, count))) throw commonError('ecs', 'throttled')
  for (const [rate, count] of wanted) rate.take(nowMs, count)
}
