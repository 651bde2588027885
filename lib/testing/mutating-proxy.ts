import { createServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface MutatingProxy {
  url: string
  /** How the answers of an operation (`DescribeTasks`) change from now on. */
  mutate(operation: string, change: (answer: unknown) => unknown): void
  close(): Promise<void>
}

/** Stands between the product and an AWS endpoint, and changes what comes back. */
export async function startMutatingProxy(endpoint: string): Promise<MutatingProxy> {
  const changes = new Map<string, (answer: unknown) => unknown>()
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const operation =
        String(incoming.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) ?? ''
      const change = changes.get(operation)
      const { status, headers, body } = await forward(endpoint, incoming)
      const isChanged = change && status === 200
      const answer = isChanged ? JSON.stringify(change(JSON.parse(body.toString()))) : body
      delete headers['content-length']
      delete headers['x-amz-crc32']
      outgoing.writeHead(status, headers).end(answer)
    })()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  // Safe: the server listens on a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    mutate: (operation, change) => void changes.set(operation, change),
    close: () =>
      new Promise(done => {
        server.close(() => {
          done()
        })
        server.closeAllConnections()
      }),
  }
}

async function forward(endpoint: string, incoming: IncomingMessage) {
  const sent = await readAll(incoming)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method, url, headers } = incoming
    const outgoing = request(new URL(url ?? '/', endpoint), { method, headers }, resolve)
    outgoing.on('error', reject).end(sent)
  })
  const body = await readAll(response)
  return { status: response.statusCode ?? 500, headers: { ...response.headers }, body }
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
