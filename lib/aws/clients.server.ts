import 'server-only'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { EC2Client } from '@aws-sdk/client-ec2'
import { ECSClient } from '@aws-sdk/client-ecs'
import { IAMClient } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { CountedAs } from './ecs/call-budgets.ts'
import { fitAnswers, fitJsonAnswers } from './fit-answers.server.ts'

/** AWS credentials. Long-term keys have no session token; an unknown expiry is absent. */
export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  expiresAt?: Date
}

export interface AwsAccess {
  credentials: AwsCredentials
  region: string
  /** The budget that DescribeTasks and ListTasks spend from. */
  countedAs?: CountedAs
  /** Overrides `AWS_ENDPOINT_URL`, which the clients read themselves. */
  endpoint?: string
  /** How long one attempt may take before it counts as unanswered. */
  requestTimeoutMs?: number
  maxAttempts?: number
}

const CONNECTION_TIMEOUT_MS = 3_000
const REQUEST_TIMEOUT_MS = 5_000
const MAX_ATTEMPTS = 3

/** One connection pool for the whole process: clients come and go with every request. */
const handlers = new Map<number, NodeHttpHandler>()

function handlerFor(requestTimeoutMs: number): NodeHttpHandler {
  const known = handlers.get(requestTimeoutMs)
  if (known) return known
  const handler = new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
  })
  handlers.set(requestTimeoutMs, handler)
  return handler
}

const clientConfig = (access: AwsAccess) => ({
  region: access.region,
  endpoint: access.endpoint,
  maxAttempts: access.maxAttempts ?? MAX_ATTEMPTS,
  retryMode: 'standard',
  requestHandler: handlerFor(access.requestTimeoutMs ?? REQUEST_TIMEOUT_MS),
  credentials: {
    accessKeyId: access.credentials.accessKeyId,
    secretAccessKey: access.credentials.secretAccessKey,
    sessionToken: access.credentials.sessionToken,
    expiration: access.credentials.expiresAt,
  },
})

export const ecsClient = (access: AwsAccess) => fitJsonAnswers(new ECSClient(clientConfig(access)))
export const ec2Client = (access: AwsAccess) => fitAnswers(new EC2Client(clientConfig(access)))
export const iamClient = (access: AwsAccess) => fitAnswers(new IAMClient(clientConfig(access)))
export const logsClient = (access: AwsAccess) =>
  fitJsonAnswers(new CloudWatchLogsClient(clientConfig(access)))
export const stsClient = (access: AwsAccess) => fitAnswers(new STSClient(clientConfig(access)))
