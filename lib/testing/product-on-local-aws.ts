import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import { openLedger } from '../ledger/open-ledger.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { startLocalAws } from '../local-aws/start-local-aws.ts'
import type { LocalAws } from '../local-aws/start-local-aws.ts'
import { createStillClock } from '../local-aws/world/clock.ts'
import { readSettings } from '../settings/settings.ts'
import type { Permissions } from '../permissions/permissions.ts'

const settings = readSettings({
  NEXTAUTH_SECRET: 's'.repeat(32),
  DATABASE_URL: 'file::memory:',
})

const USERS = {
  operator: { accessKeyId: 'LOCALOPERATOR0000001', accountId: '111122223333' },
  viewer: { accessKeyId: 'LOCALVIEWER000000001', accountId: '111122223333' },
  launcher: { accessKeyId: 'LOCALLAUNCHER0000001', accountId: '111122223333' },
  outsider: { accessKeyId: 'LOCALOUTSIDER0000001', accountId: '444455556666' },
} as const

export type UserName = keyof typeof USERS

/** The server's rooms on an embedded AWS and a ledger of their own, steered by the test. */
export interface Product {
  aws: LocalAws
  ledger: Ledger
  /** A signed-in user's context. `skewMs` moves the product's own clock. */
  as(name: UserName): ReturnType<typeof contextOf>
  /** Moves the life of tasks on, without waiting. */
  advance(ms: number): void
  fault(...faults: object[]): Promise<void>
  clearFaults(): Promise<void>
  /** How many DescribeTasks calls, of everybody, `act` makes. */
  callsDuring(act: () => Promise<unknown>): Promise<number>
  close(): Promise<void>
}

export async function startProduct(): Promise<Product> {
  // A busy machine would let budgets fill, and tasks go on, between two steps of a test.
  const aws = await startLocalAws({ strict: false, clock: createStillClock(Date.now()) })
  const ledger = await openLedger(settings.databaseUrl, settings.secret)
  const permissions: Permissions = new Map()
  return {
    aws,
    ledger,
    as: name => contextOf(name, { aws, ledger, permissions }),
    advance: ms => aws.world.clock.advance(ms),
    fault: (...faults) => control(aws, { faults }),
    clearFaults: () => control(aws, { clear: true }),
    callsDuring: async act => {
      const before = await countCalls(aws)
      await act()
      return (await countCalls(aws)) - before
    },
    close: async () => {
      await ledger.close()
      await aws.close()
    },
  }
}

function contextOf(
  name: UserName,
  { aws, ledger, permissions }: { aws: LocalAws; ledger: Ledger; permissions: Permissions },
) {
  const { accessKeyId, accountId } = USERS[name]
  return {
    operator: {
      sid: `session-of-${name}`,
      accountId,
      principalArn: `arn:aws:iam::${accountId}:user/${name}`,
      name,
      region: 'us-east-1',
    },
    aws: {
      region: 'us-east-1',
      countedAs: { accountId, callsPerSecond: settings.awsCallsPerSecond },
      endpoint: aws.url,
      credentials: { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) },
      requestTimeoutMs: 2_000,
    },
    ledger,
    permissions,
    settings,
    now: () => new Date(aws.world.clock.now()),
  }
}

const callsSchema = z.object({ calls: z.record(z.string(), z.record(z.string(), z.number())) })

async function countCalls(aws: LocalAws): Promise<number> {
  const response = await fetch(`${aws.url}/_local/calls`)
  const { calls } = callsSchema.parse(await response.json())
  return Object.values(calls).reduce((sum, by) => sum + (by['ecs:DescribeTasks'] ?? 0), 0)
}

async function control(aws: LocalAws, body: object): Promise<void> {
  const response = await fetch(`${aws.url}/_local/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The control path refused: ${await response.text()}`)
}

/** Registers an EC2-free, Fargate-sized definition whose one container runs `command`. */
export async function registerFargate(
  product: Product,
  family: string,
  command: string[],
): Promise<void> {
  const { region, endpoint, credentials } = product.as('operator').aws
  await new ECSClient({ region, endpoint, credentials }).send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: 'app',
          image: 'example/app:1',
          command,
          environment: [{ name: 'LEVEL', value: 'info' }],
        },
      ],
    }),
  )
}
