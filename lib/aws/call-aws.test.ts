import { ListClustersCommand } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startLocalAws } from '../local-aws/start-local-aws.ts'
import type { LocalAws } from '../local-aws/start-local-aws.ts'
import { callAws } from './call-aws.server.ts'
import { ecsClient } from './clients.server.ts'

const accessKeyId = 'LOCALOPERATOR0000001'
const credentials = { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) }

describe('a call to AWS', () => {
  let aws: LocalAws
  beforeAll(async () => {
    aws = await startLocalAws({ strict: false })
  })
  afterAll(() => aws.close())
  beforeEach(() => aws.world.reset())

  const list = (more = {}) =>
    callAws(() =>
      ecsClient({ region: 'us-east-1', endpoint: aws.url, credentials, ...more }).send(
        new ListClustersCommand({}),
      ),
    )
  const fault = async (faults: object[]) => {
    const response = await fetch(`${aws.url}/_local/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ faults }),
    })
    expect(response.ok).toBe(true)
  }

  it('gives what AWS answered', async () => {
    const answer = await list()
    expect(answer.ok && answer.value.clusterArns?.length).toBeGreaterThan(0)
  })

  it.each([
    ['deny', 'forbidden'],
    ['expire', 'expired'],
    ['throttle', 'throttled'],
    ['drop-before', 'unreachable'],
  ])('turns the fault %s into %s', async (kind, expected) => {
    await fault([{ service: 'ecs', operation: 'ListClusters', kind }])
    expect(await list({ maxAttempts: 1 })).toMatchObject({ ok: false, failure: { kind: expected } })
  })

  it('turns a 5xx into unreachable, with AWS’s words and the number of tries', async () => {
    await fault([
      {
        operation: 'ListClusters',
        kind: 'error',
        status: 500,
        code: 'ServerException',
        message: 'oh',
      },
    ])
    expect(await list({ maxAttempts: 2 })).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable', code: 'ServerException', detail: 'oh', attempts: 2 },
    })
  })

  it.each(['us east 1', 'us-east-1/x', 'evil.test#', '-', ''])(
    'says that %j is no Region, and sends nothing',
    async region => {
      expect(await list({ region })).toMatchObject({
        ok: false,
        failure: { kind: 'invalid', message: expect.stringContaining('Region') as string },
      })
    },
  )

  it.each([
    ['InvalidSignatureException', 'Signature expired: 1 is now earlier than 2'],
    ['SignatureDoesNotMatch', 'Credential should be scoped to a valid region.'],
  ])('asks for a look at clock and Region on %s, not for a new sign-in', async (code, message) => {
    await fault([{ operation: 'ListClusters', kind: 'error', status: 403, code, message }])
    expect(await list({ maxAttempts: 1 })).toMatchObject({
      ok: false,
      failure: {
        kind: 'rejected',
        message: expect.stringMatching(/clock.*Region/) as string,
        detail: message,
      },
    })
  })

  it('gives up on an endpoint that hangs', async () => {
    await fault([{ operation: 'ListClusters', kind: 'hang' }])
    expect(await list({ maxAttempts: 1, requestTimeoutMs: 50 })).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable' },
    })
  })

  it('survives one dropped connection', async () => {
    await fault([{ operation: 'ListClusters', kind: 'drop-before', times: 1 }])
    expect((await list()).ok).toBe(true)
  })

  it('lets a bug of ours through', async () => {
    await expect(callAws(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug')
  })
})
