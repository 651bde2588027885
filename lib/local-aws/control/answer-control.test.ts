import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStillClock } from '../world/clock.ts'
import { startLocalAws } from '../start-local-aws.ts'
import type { LocalAws } from '../start-local-aws.ts'
import { clientOptions } from '../test/client-options.ts'
import { sendRaw } from '../test/send-raw.ts'
import { faultsOf } from '../faults/faults.ts'

const startMs = Date.UTC(2026, 10, 23)
let local: LocalAws
let logs: CloudWatchLogsClient
beforeEach(async () => {
  local = await startLocalAws({ strict: false, clock: createStillClock(startMs), seed: 'none' })
  logs = new CloudWatchLogsClient(clientOptions(local))
})
afterEach(() => local.close())

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await sendRaw(local.port, {
    path,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: JSON.parse(answer.text) as unknown }
}
const list = () => logs.send(new DescribeLogGroupsCommand())
const create = () => logs.send(new CreateLogGroupCommand({ logGroupName: '/made' }))

describe('the control path', () => {
  it.each([
    ['origin', 'http://127.0.0.1'],
    ['sec-fetch-site', 'same-origin'],
  ])('refuses a request with %s', async (name, value) => {
    expect((await post('/_local/reset', {}, { [name]: value })).status).toBe(403)
  })

  it.each(['text/plain', 'application/json-patch+json', 'application/jsonp', ''])(
    'refuses the content type %j',
    async type => {
      expect((await post('/_local/reset', {}, { 'content-type': type })).status).toBe(415)
    },
  )

  it.each(['application/json;charset=utf-8', 'Application/JSON'])(
    'takes the content type %j',
    async type => {
      expect((await post('/_local/reset', {}, { 'content-type': type })).status).toBe(200)
    },
  )

  it('resets without a content type if there is no body', async () => {
    const { status } = await sendRaw(local.port, { method: 'POST', path: '/_local/reset' })
    expect(status).toBe(200)
  })

  it('answers 404 and 400 in JSON', async () => {
    expect((await post('/_local/nothing', {})).status).toBe(404)
    expect((await post('/_local/faults', 'text')).status).toBe(400)
  })

  it('refuses unknown members, so that a misspelt fault is noticed', async () => {
    const answer = await post('/_local/faults', { fault: [{ kind: 'drop-before' }] })
    expect(answer.status).toBe(400)
    expect((await post('/_local/faults', { clear: 'true' })).status).toBe(400)
    expect(faultsOf(local.world).standing).toEqual([])
  })

  it.each([-1, '5', null, 1e15])('refuses to move the clock by %s', async advanceMs => {
    expect((await post('/_local/clock', { advanceMs })).status).toBe(400)
    expect(local.world.clock.now()).toBe(startMs)
  })

  it('moves the clock and says where it is', async () => {
    const answer = await post('/_local/clock', { advanceMs: 5000 })
    expect(answer.body).toEqual({ now: startMs + 5000 })
    expect(local.world.clock.now()).toBe(startMs + 5000)
  })

  it('resets to the seed and leaves sessions signed in', async () => {
    const sts = new STSClient(clientOptions(local))
    const { Credentials: issued } = await sts.send(new GetSessionTokenCommand())
    await create()
    await post('/_local/clock', { advanceMs: 5000 })
    await post('/_local/faults', { faults: [{ kind: 'throttle' }] })
    await post('/_local/reset', {})
    expect((await list()).logGroups).toEqual([])
    expect(local.world.clock.now()).toBe(startMs)
    const session = new STSClient({
      ...clientOptions(local),
      credentials: {
        accessKeyId: issued?.AccessKeyId ?? '',
        secretAccessKey: issued?.SecretAccessKey ?? '',
        sessionToken: issued?.SessionToken ?? '',
      },
    })
    await expect(session.send(new GetCallerIdentityCommand())).resolves.toBeDefined()
  })

  it('counts calls by principal and operation', async () => {
    await list()
    await list()
    await new STSClient(clientOptions(local, 'viewer')).send(new GetCallerIdentityCommand())
    const answer = await sendRaw(local.port, { method: 'GET', path: '/_local/calls' })
    expect(JSON.parse(answer.text)).toEqual({
      calls: {
        operator: { 'logs:DescribeLogGroups': 2 },
        viewer: { 'sts:GetCallerIdentity': 1 },
      },
    })
  })
})

describe('faults', () => {
  const add = (...faults: unknown[]) => post('/_local/faults', { faults })

  it('drop the connection before the operation takes effect', async () => {
    await add({ kind: 'drop-before', operation: 'CreateLogGroup', times: 1 })
    await expect(create()).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect((await list()).logGroups).toEqual([])
    await expect(create()).resolves.toBeDefined()
  })

  it('drop the connection after the operation took effect', async () => {
    await add({ kind: 'drop-after', operation: 'CreateLogGroup', times: 1 })
    await expect(create()).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect((await list()).logGroups).toHaveLength(1)
  })

  it('hang until the client gives up', async () => {
    await add({ kind: 'hang', service: 'logs' })
    const patience = AbortSignal.timeout(50)
    await expect(
      logs.send(new DescribeLogGroupsCommand(), { abortSignal: patience }),
    ).rejects.toMatchObject({ name: 'AbortError' })
  })

  it.each([
    [{ kind: 'throttle' }, 'ThrottlingException', 400],
    [{ kind: 'expire' }, 'ExpiredTokenException', 403],
    [{ kind: 'deny' }, 'AccessDeniedException', 400],
    [{ kind: 'error' }, 'ServiceUnavailableException', 500],
    [{ kind: 'error', status: 503, code: 'ServiceUnavailable' }, 'ServiceUnavailable', 503],
  ])('answer %o', async (fault, name, status) => {
    await add(fault)
    await expect(list()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } })
  })

  it('speak the protocol of the service', async () => {
    await add({ kind: 'throttle' })
    const ec2 = new EC2Client(clientOptions(local))
    await expect(ec2.send(new DescribeVpcsCommand())).rejects.toMatchObject({
      name: 'RequestLimitExceeded',
    })
  })

  it('meet only the principal, service and operation that they name', async () => {
    await add(
      { kind: 'throttle', principal: 'viewer' },
      { kind: 'throttle', service: 'ec2' },
      { kind: 'throttle', operation: 'GetLogEvents' },
    )
    await expect(list()).resolves.toBeDefined()
    const viewer = new CloudWatchLogsClient(clientOptions(local, 'viewer'))
    await expect(viewer.send(new DescribeLogGroupsCommand())).rejects.toThrow('Rate exceeded')
  })

  it('are used up, delay on top of others, and are cleared', async () => {
    await add({ kind: 'delay', delayMs: 1 }, { kind: 'throttle', times: 1 })
    await expect(list()).rejects.toThrow('Rate exceeded')
    await expect(list()).resolves.toBeDefined()
    expect(faultsOf(local.world).standing).toHaveLength(1)
    await post('/_local/faults', { clear: true })
    expect(faultsOf(local.world).standing).toEqual([])
  })

  it.each([
    [{ kind: 'explode' }],
    [{ kind: 'delay', delayMs: -1 }],
    [{ kind: 'error', status: 200 }],
    [{ kind: 'deny', times: 0 }],
    [{ kind: 'deny', whom: 'viewer' }],
    ['deny'],
  ])('are refused when they are not right: %o', async fault => {
    expect((await add({ kind: 'delay' }, fault)).status).toBe(400)
    expect(faultsOf(local.world).standing).toEqual([])
  })
})
