import 'server-only'
import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-ecs'
import { callAws } from '../call-aws.server.ts'
import { ecsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'

/** Sets tags of a task; an existing key gets the new value. Sending it again changes nothing. */
export async function setTaskTags(
  access: AwsAccess,
  taskArn: string,
  tags: readonly { key: string; value: string }[],
): Promise<Result<undefined>> {
  const command = new TagResourceCommand({ resourceArn: taskArn, tags: [...tags] })
  const answer = await callAws(() => ecsClient(access).send(command))
  return answer.ok ? succeed(undefined) : answer
}

/** Removes tags of a task. A key that it doesn't have is ignored. */
export async function removeTaskTags(
  access: AwsAccess,
  taskArn: string,
  tagKeys: readonly string[],
): Promise<Result<undefined>> {
  const command = new UntagResourceCommand({ resourceArn: taskArn, tagKeys: [...tagKeys] })
  const answer = await callAws(() => ecsClient(access).send(command))
  return answer.ok ? succeed(undefined) : answer
}
