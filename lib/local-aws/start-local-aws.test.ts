import { request as open } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalAws } from './start-local-aws.ts'
import type { LocalAws } from './start-local-aws.ts'
import { sendRaw, signRaw } from './test/send-raw.ts'

let local: LocalAws
beforeAll(async () => {
  local = await startLocalAws({ strict: false })
})
afterAll(() => local.close())

const identity = {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'Action=GetCallerIdentity&Version=2011-06-15',
}
const json = (target: string) => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': target,
})

describe('who may knock', () => {
  it.each(['127.0.0.1:1', 'localhost', 'LOCALHOST:4599', '[::1]:4599'])(
    'answers to %s',
    async host => {
      const answer = await sendRaw(local.port, { headers: { ...identity.headers, host } })
      expect(answer.status).not.toBe(421)
    },
  )

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil', '127.0.0.1:80@evil'])(
    'refuses the host %s with 421, however the request is signed',
    async host => {
      const signed = await signRaw(local.port, 'sts', identity)
      const answer = await sendRaw(local.port, { ...signed, headers: { ...signed.headers, host } })
      expect(answer.status).toBe(421)
    },
  )

  it.each(['http://127.0.0.1:3000', 'https://evil.example', 'null'])(
    'refuses the origin %s with 403',
    async origin => {
      const signed = await signRaw(local.port, 'sts', identity)
      const headers = { ...signed.headers, origin }
      expect((await sendRaw(local.port, { ...signed, headers })).status).toBe(403)
    },
  )
})

describe('what a request must look like', () => {
  it('names the request in every answer', async () => {
    const answer = await sendRaw(local.port, await signRaw(local.port, 'sts', identity))
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(`<RequestId>${String(answer.headers['x-amzn-requestid'])}<`)
  })

  it.each([
    ['no target', { 'content-type': 'application/x-amz-json-1.1' }],
    ['an unknown service', json('DynamoDB_20120810.ListTables')],
    ['a target without an operation', json('Logs_20140328')],
    [
      'another content type',
      { ...json('Logs_20140328.DescribeLogGroups'), 'content-type': 'text/plain' },
    ],
  ])('knows no operation for %s', async (_case, headers) => {
    const answer = await sendRaw(local.port, { headers, body: '{}' })
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('UnknownOperationException')
  })

  it.each(['DropEverything', 'constructor', '__proto__', ''])(
    'answers UnknownOperationException to the operation "%s"',
    async operation => {
      const request = { headers: json(`Logs_20140328.${operation}`), body: '{}' }
      const answer = await sendRaw(local.port, await signRaw(local.port, 'logs', request))
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.text)).toMatchObject({ __type: 'UnknownOperationException' })
    },
  )

  it.each(['', '&Version=1999-01-01', '&Version=2010-05-08'])(
    'finds no operation of STS in the version "%s"',
    async version => {
      const request = { ...identity, body: `Action=GetCallerIdentity${version}` }
      const answer = await sendRaw(local.port, await signRaw(local.port, 'sts', request))
      expect(answer.status).toBe(400)
      expect(answer.text).toContain('<Code>InvalidAction</Code>')
      expect(answer.text).toMatch(/GetCallerIdentity for version (NO_VERSION_SPECIFIED|[\d-]{10})</)
    },
  )

  it.each(['{', '[]', 'null', '"text"', '[[[['.repeat(50_000)])(
    'answers SerializationException to a body that is no object',
    async body => {
      const request = { headers: json('Logs_20140328.DescribeLogGroups'), body }
      const answer = await sendRaw(local.port, await signRaw(local.port, 'logs', request))
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.text)).toMatchObject({ __type: 'SerializationException' })
    },
  )

  it('refuses a body of 10 MB and goes on answering', async () => {
    const headers = json('Logs_20140328.PutLogEvents')
    const answer = await sendRaw(local.port, { headers, body: Buffer.alloc(10_000_000, 'x') })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('RequestEntityTooLargeException')
    const next = await sendRaw(local.port, await signRaw(local.port, 'sts', identity))
    expect(next.status).toBe(200)
  })

  it('survives a client that leaves in the middle of a body', async () => {
    const left = open({
      host: '127.0.0.1',
      port: local.port,
      method: 'POST',
      headers: { 'content-length': '1000' },
    })
    left.on('error', () => undefined)
    await new Promise<void>(resolve => left.write('half', () => resolve()))
    left.destroy()
    const next = await sendRaw(local.port, await signRaw(local.port, 'sts', identity))
    expect(next.status).toBe(200)
  })

  it('survives bytes that are not HTTP', async () => {
    const socket = connect(local.port, '127.0.0.1')
    socket.resume()
    socket.end('\u0000\u0001 not http\r\n\r\n')
    await new Promise(resolve => socket.once('close', resolve))
    const next = await sendRaw(local.port, await signRaw(local.port, 'sts', identity))
    expect(next.status).toBe(200)
  })
})

describe('hostile input, rightly signed', () => {
  const isClientError = (status: number) => status >= 200 && status < 500

  it('is never answered with 5xx by the Query services', async () => {
    const names = fc.constantFrom(
      ...['Filter.1.Name', 'Filter.1.Value.1', 'Filter.1', 'SubnetId.1', 'SubnetId', 'MaxResults'],
      ...['NextToken', 'DurationSeconds', 'RoleArn', 'RoleSessionName', 'SerialNumber', 'DryRun'],
      ...['TokenCode', '__proto__.x', 'constructor', 'GroupName.1', 'Tags.member.1.Key'],
    )
    const actions = fc.constantFrom(
      ...['DescribeSubnets', 'DescribeVpcs', 'DescribeSecurityGroups', 'GetSessionToken'],
      ...['AssumeRole', 'DescribeNetworkInterfaces'],
    )
    const members = fc.array(fc.tuple(names, fc.string({ unit: 'binary', maxLength: 80 })))
    await fc.assert(
      fc.asyncProperty(actions, members, fc.boolean(), async (action, pairs, isSts) => {
        const body = new URLSearchParams([
          ['Action', action],
          ['Version', isSts ? '2011-06-15' : '2016-11-15'],
          ...pairs,
        ]).toString()
        const request = { headers: identity.headers, body }
        const signed = await signRaw(local.port, isSts ? 'sts' : 'ec2', request)
        expect((await sendRaw(local.port, signed)).status).toSatisfy(isClientError)
      }),
      { numRuns: 300 },
    )
  })

  it('is never answered with 5xx by Logs', async () => {
    const operations = fc.constantFrom(
      ...['CreateLogGroup', 'CreateLogStream', 'PutLogEvents', 'DescribeLogGroups'],
      ...['DescribeLogStreams', 'GetLogEvents', 'FilterLogEvents'],
    )
    const value = fc.oneof(fc.constantFrom('/a', 's', 1), fc.jsonValue())
    const members = fc.record(
      {
        logGroupName: value,
        logStreamName: value,
        logEvents: fc.oneof(fc.array(fc.record({ timestamp: value, message: value })), value),
        limit: value,
        nextToken: value,
        filterPattern: value,
        startTime: value,
        orderBy: value,
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(operations, members, async (operation, input) => {
        const request = {
          headers: json(`Logs_20140328.${operation}`),
          body: JSON.stringify(input),
        }
        const signed = await signRaw(local.port, 'logs', request)
        expect((await sendRaw(local.port, signed)).status).toSatisfy(isClientError)
      }),
      { numRuns: 300 },
    )
  })
})

describe('starting', () => {
  it('rejects when the port is taken', async () => {
    await expect(startLocalAws({ port: local.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
