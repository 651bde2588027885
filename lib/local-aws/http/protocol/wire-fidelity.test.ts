import { Agent, request as open } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalAws } from '../../start-local-aws.ts'
import type { LocalAws } from '../../start-local-aws.ts'
import { sendRaw, signRaw } from '../../test/send-raw.ts'
import type { RawRequest } from '../../test/send-raw.ts'

let local: LocalAws
beforeAll(async () => {
  local = await startLocalAws({ strict: false })
})
afterAll(() => local.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const listClusters = {
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
  },
  body: '{}',
}
const send = async (service: string, request: RawRequest) =>
  sendRaw(local.port, await signRaw(local.port, service, request))
const withBody = (body: string | Buffer) => send('ecs', { ...listClusters, body })
const withHeaders = (headers: Record<string, string>) =>
  send('ecs', { ...listClusters, headers: { ...listClusters.headers, ...headers } })

describe('AWS JSON', () => {
  it('names type, request, length and date in its headers, and nothing that ECS does not', async () => {
    const { headers } = await send('ecs', listClusters)
    expect(headers['content-type']).toBe('application/x-amz-json-1.1')
    expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
    expect(Number(headers['content-length'])).toBeGreaterThan(0)
    expect(Date.parse(String(headers.date))).not.toBeNaN()
    for (const name of ['x-amz-crc32', 'x-amzn-query-error', 'x-amzn-errortype', 'x-powered-by'])
      expect(headers).not.toHaveProperty(name)
  })

  it.each(['application/x-amz-json-1.0', 'APPLICATION/JSON; charset=utf-8'])(
    'is read as %s too',
    async type => {
      expect((await withHeaders({ 'content-type': type })).status).toBe(200)
    },
  )

  it.each(['', 'AmazonEC2ContainerServiceV20141113', 'DynamoDB_20120810.ListTables'])(
    'knows no operation for the target "%s"',
    async target => {
      const answer = await withHeaders({ 'x-amz-target': target })
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.text)).toMatchObject({ __type: 'UnknownOperationException' })
    },
  )

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])('is not for %s', async method => {
    const signed = await signRaw(local.port, 'ecs', { ...listClusters, method, body: '' })
    const answer = await sendRaw(local.port, signed)
    expect(answer.status).toBe(404)
    if (method !== 'HEAD') expect(answer.text).toContain('UnknownOperationException')
  })

  it('takes an empty body for an empty request, the last of two equal keys, any unknown one', async () => {
    expect((await withBody('')).status).toBe(200)
    expect((await withBody('{"maxResults":"x","maxResults":1}')).status).toBe(200)
    expect((await withBody('{"unheardOf":{"of":[1]}}')).status).toBe(200)
  })

  it.each([
    ['text that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a byte order mark', Buffer.from('\ufeff{}')],
    ['half a document', '{"maxResults":'],
    ['two documents', '{}{}'],
    ['depth', `{"cluster":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ])('answers SerializationException to %s', async (_case, body) => {
    const answer = await withBody(body)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ __type: 'SerializationException' })
  })

  it('tells a wrong type in the words of its reader', async () => {
    expect((await withBody('{"maxResults":"5"}')).text).toContain(
      'STRING_VALUE can not be converted to an Integer',
    )
  })
})

describe('Query', () => {
  const identity = 'Action=GetCallerIdentity&Version=2011-06-15'

  it('takes its parameters from the address, the body or both', async () => {
    const [action = '', version = ''] = identity.split('&')
    for (const request of [
      { method: 'GET', path: `/?${identity}` },
      { headers: form, body: identity },
      { path: `/?${identity}` },
      { path: `/?${action}`, headers: form, body: version },
    ])
      expect((await send('sts', request)).status).toBe(200)
  })

  it('is XML of its own type, with the request’s id', async () => {
    const answer = await send('sts', { headers: form, body: identity })
    expect(answer.headers['content-type']).toContain('text/xml')
    expect(answer.text).toContain(String(answer.headers['x-amzn-requestid']))
  })

  it.each([
    ['sts', '', 'MissingAction'],
    ['sts', 'Action=Nothing&Version=2011-06-15', 'for version 2011-06-15'],
    ['sts', 'Action=GetSessionToken&Version=2011-06-15&DurationSeconds=long', 'MalformedInput'],
    ['ec2', 'Version=2016-11-15', 'MissingAction'],
    ['ec2', 'Action=DescribeVpcs&Version=2016-11-15&MaxResults=few', 'InvalidParameterValue'],
    ['ec2', 'Action=Nothing&Version=2016-11-15', 'InvalidAction'],
  ])('of %s answers "%s" with %s', async (service, body, said) => {
    const answer = await send(service, { headers: form, body })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(said)
  })
})

describe('HTTP', () => {
  it('is told to go on before it sends a body, and may send it in chunks', async () => {
    const signed = await signRaw(local.port, 'ecs', { ...listClusters, body: '{"maxResults":1}' })
    const headers = { ...signed.headers, expect: '100-continue', 'transfer-encoding': 'chunked' }
    const status = await new Promise((resolve, reject) => {
      const sent = open({ host: '127.0.0.1', port: local.port, method: 'POST', headers })
      sent.once('continue', () => {
        for (const part of ['{"max', 'Results', '":1}']) sent.write(part)
        sent.end()
      })
      sent.once('response', response => resolve(response.resume().statusCode))
      sent.once('error', reject)
      sent.flushHeaders()
    })
    expect(status).toBe(200)
  })

  it('keeps a connection for many requests', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const signed = await signRaw(local.port, 'ecs', listClusters)
    const reused: boolean[] = []
    for (let turn = 0; turn < 5; turn += 1)
      await new Promise<void>((resolve, reject) => {
        const { headers } = signed
        const sent = open({ host: '127.0.0.1', port: local.port, method: 'POST', headers, agent })
        sent.once('response', response => response.resume().once('end', () => resolve()))
        sent.once('error', reject)
        sent.end(signed.body)
        sent.once('socket', () => reused.push(sent.reusedSocket))
      })
    agent.destroy()
    expect(reused.slice(1)).toEqual([true, true, true, true])
  })

  const raw = (text: string) =>
    new Promise<string>(resolve => {
      const socket = connect(local.port, '127.0.0.1')
      let answer = ''
      socket.on('data', data => (answer += String(data)))
      socket.on('error', () => resolve(answer))
      socket.once('close', () => resolve(answer))
      socket.end(text)
    })

  it.each([
    [
      'more headers than anybody needs',
      `GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(20_000)}\r\n`,
      '431',
    ],
    ['no host', 'POST / HTTP/1.1\r\n\r\n', '400'],
    ['two lengths', 'POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx', '400'],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400'],
  ])('is refused with %s, and the next request is answered', async (_case, text, status) => {
    expect(await raw(text)).toContain(`HTTP/1.1 ${status}`)
    expect((await send('ecs', listClusters)).status).toBe(200)
  })

  it('may name its target whole, as clients behind a proxy do', async () => {
    const signed = await signRaw(local.port, 'ecs', listClusters)
    const path = `http://127.0.0.1:${local.port}/`
    expect((await sendRaw(local.port, { ...signed, path })).status).toBe(200)
  })

  it('refuses signed headers that are not in order', async () => {
    const signed = await signRaw(local.port, 'ecs', listClusters)
    const authorization = (signed.headers?.authorization ?? '').replace(
      /SignedHeaders=([^;]+);([^;]+)/,
      'SignedHeaders=$2;$1',
    )
    const headers = { ...signed.headers, authorization }
    expect((await sendRaw(local.port, { ...signed, headers })).status).toBe(403)
  })
})
