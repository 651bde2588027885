import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import { ListClustersCommand } from '@aws-sdk/client-ecs'
import { ListRolesCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../result.ts'
import type { Result } from '../result.ts'
import { callAws } from './call-aws.server.ts'
import { ec2Client, ecsClient, iamClient, logsClient, stsClient } from './clients.server.ts'
import type { AwsAccess } from './clients.server.ts'

/** What stands where AWS should: a load balancer, a captive portal, a broken connection. */
type Respond = (response: ServerResponse) => void

const page =
  (status: number, body: string, contentType = 'text/html'): Respond =>
  response =>
    response.writeHead(status, { 'content-type': contentType }).end(body)

/** Promises more than it sends, and hangs up. */
const brokenOff: Respond = response => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('{"clusterArns":[', () => response.destroy())
}

const group = { logGroupName: '/ecs/app', logStreamName: 'app/app/1' }

const calls: Record<string, (access: AwsAccess) => Promise<Result<unknown>>> = {
  ecs: access => callAws(() => ecsClient(access).send(new ListClustersCommand({}))),
  logs: access => callAws(() => logsClient(access).send(new GetLogEventsCommand(group))),
  ec2: access => callAws(() => ec2Client(access).send(new DescribeVpcsCommand({}))),
  iam: access => callAws(() => iamClient(access).send(new ListRolesCommand({}))),
  sts: access => callAws(() => stsClient(access).send(new GetCallerIdentityCommand({}))),
}

const json = ['ecs', 'logs']
const xml = ['ec2', 'iam', 'sts']
const all = [...json, ...xml]

const across = (services: string[], ...answers: [string, Respond][]) =>
  services.flatMap(service => answers.map(answer => [service, ...answer] as const))

describe('an answer that does not come from AWS’s service', () => {
  let respond: Respond = page(200, '')
  const server = createServer((request, response) => {
    request.resume().on('end', () => respond(response))
  })
  let endpoint = ''
  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })

  async function call(service: string, given: Respond) {
    respond = given
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
    const access = { region: 'us-east-1', endpoint, credentials, maxAttempts: 1 }
    const answer = await calls[service]?.(access)
    if (!answer || answer.ok) throw new Error(`${service} answered.`)
    return answer.failure
  }

  it.each(
    across(
      all,
      ['500 with a page', page(500, '<html>Internal Server Error</html>')],
      ['502 without a body', page(502, '')],
      ['503 with half a document', page(503, '{"__type":"Serv', 'application/x-amz-json-1.1')],
      ['504 with tags that do not match', page(504, '<a><b></a>', 'text/xml')],
    ),
  )('of %s with %s is an error of AWS, in no parser’s words', async (service, name, given) => {
    const status = Number(name.slice(0, 3))
    expect(await call(service, given)).toEqual({
      kind: 'unreachable',
      message: `AWS answered with an error (${status}). Try again in a few seconds.`,
      code: undefined,
      detail: undefined,
      status,
      requestId: undefined,
      attempts: 1,
    })
  })

  it.each([
    ...across(
      all,
      ['200 with a page', page(200, '<html>Sign in to the network')],
      ['200 with half a document', page(200, '{"clusterArns":["arn:', 'application/json')],
      ['403 with a page', page(403, '<html>Blocked by policy')],
    ),
    ...across(json, ['200 with XML', page(200, '<a><b></b></a>', 'text/xml')]),
    ...across(xml, ['200 with JSON', page(200, '{"a":1}', 'application/json')]),
  ])('of %s with %s could not be read, in no parser’s words', async (service, name, given) => {
    const { kind, message, code, detail, status } = await call(service, given)
    expect({ kind, code, detail, status }).toEqual({
      kind: 'unreachable',
      code: undefined,
      detail: undefined,
      status: Number(name.slice(0, 3)),
    })
    expect(message).toMatch(/^AWS’s answer could not be read \(\d{3}\)\. A proxy/)
  })

  it.each(across(all, ['404 without a body', page(404, '')], ['407', page(407, '')]))(
    'of %s with %s is a refusal with its status alone',
    async (service, name, given) => {
      const { kind, message, code, detail } = await call(service, given)
      expect({ kind, code, detail }).toEqual({
        kind: 'rejected',
        code: undefined,
        detail: undefined,
      })
      expect(message).toBe(`AWS refused the request (${name.slice(0, 3)}).`)
    },
  )

  it.each(across(all, ['429', page(429, '')]))('of %s with %s is throttled', async (...given) => {
    const [service, , answer] = given
    expect(await call(service, answer)).toMatchObject({ kind: 'throttled', status: 429 })
  })

  it.each(across(all, ['', brokenOff]))(
    'of %s that broke off is no answer',
    async (service, _, given) => {
      const failure = await call(service, given)
      expect(failure).toMatchObject({ kind: 'unreachable', status: undefined, detail: undefined })
      expect(failure.message).toMatch(/did not answer/)
    },
  )

  it('keeps AWS’s own code and words beside the status', async () => {
    const body =
      '{"__type":"ServerException","message":"Service Unavailable. Please try again later."}'
    expect(await call('ecs', page(500, body, 'application/x-amz-json-1.1'))).toMatchObject({
      kind: 'unreachable',
      message: 'AWS answered with an error (500). Try again in a few seconds.',
      code: 'ServerException',
      detail: 'Service Unavailable. Please try again later.',
    })
  })

  it('keeps the code of a throttled call that EC2 answers with 503', async () => {
    const error =
      '<Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error>'
    const body = `<Response><Errors>${error}</Errors><RequestID>1</RequestID></Response>`
    expect(await call('ec2', page(503, body, 'text/xml'))).toMatchObject({
      kind: 'throttled',
      code: 'RequestLimitExceeded',
    })
  })

  it('says nothing of a status where nobody listens', async () => {
    const nowhere = { region: 'us-east-1', endpoint: 'http://127.0.0.1:1', maxAttempts: 1 }
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
    const answer =
      (await calls['ecs']?.({ ...nowhere, credentials })) ?? fail({ kind: 'invalid', message: '' })
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable', code: 'ECONNREFUSED', status: undefined },
    })
  })
})
