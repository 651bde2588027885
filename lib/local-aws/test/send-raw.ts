import { request as open } from 'node:http'
import type { Agent } from 'node:http'
import { SignatureV4 } from '@smithy/signature-v4'
import { NodeSha256 } from './node-sha256.ts'
import { splitUrl } from '../http/protocol/wire.ts'
import { credentialsOf } from './client-options.ts'
import type { KnownPrincipal } from './client-options.ts'

export interface RawRequest {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** Keeps connections; without one every request has its own. */
  agent?: Agent
}

export interface RawResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Exactly these bytes, without what an SDK would add or repair. */
export function sendRaw(port: number, request: RawRequest): Promise<RawResponse> {
  const { method = 'POST', path = '/', headers = {}, body = '', agent = false } = request
  return new Promise((resolve, reject) => {
    const sent = open({ host: '127.0.0.1', port, method, path, headers, agent })
    sent.once('error', reject)
    sent.once('response', response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.end(body)
  })
}

/** The same request with a valid signature, of the operator unless another is named. */
export async function signRaw(
  port: number,
  service: string,
  request: RawRequest,
  signingDate = new Date(),
  principal: KnownPrincipal = 'operator',
): Promise<RawRequest> {
  const { method = 'POST', path = '/', headers = {}, body = '' } = request
  const signer = new SignatureV4({
    credentials: credentialsOf(principal),
    region: 'us-east-1',
    service,
    sha256: NodeSha256,
  })
  const { path: target, query } = splitUrl(path)
  const signed = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: target,
      query: Object.fromEntries(query),
      headers: { ...headers, host: `127.0.0.1:${port}` },
      body,
    },
    { signingDate },
  )
  return { ...request, headers: signed.headers }
}
