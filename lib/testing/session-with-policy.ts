import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { TrackingContext } from '../tracking/tracking-context.server.ts'
import type { Product } from './product-on-local-aws.ts'

/** A session of the operator's role that a session policy restricts to these statements. */
export async function sessionWithPolicy(
  product: Product,
  sid: string,
  ...statements: object[]
): Promise<TrackingContext> {
  const context = product.as('operator')
  const { Credentials: issued } = await new STSClient(context.aws).send(
    new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::111122223333:role/slipway-operator',
      RoleSessionName: sid,
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    }),
  )
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = issued ?? {}
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  }
  return {
    ...context,
    operator: { ...context.operator, sid },
    aws: { ...context.aws, credentials },
  }
}

/** Sees everything but the tasks that carry this tag. */
export const allButTagged = (key: string, value: string): object[] => [
  { Effect: 'Allow', Action: '*', Resource: '*' },
  {
    Effect: 'Deny',
    Action: 'ecs:DescribeTasks',
    Resource: '*',
    Condition: { StringEquals: { [`aws:ResourceTag/${key}`]: value } },
  },
]

/** Sees the tasks that carry this tag, and no other. */
export const onlyTagged = (key: string, value: string): object[] => [
  {
    Effect: 'Allow',
    Action: 'ecs:DescribeTasks',
    Resource: '*',
    Condition: { StringEquals: { [`aws:ResourceTag/${key}`]: value } },
  },
  { Effect: 'Allow', Action: ['ecs:DescribeTaskDefinition', 'logs:*'], Resource: '*' },
]
