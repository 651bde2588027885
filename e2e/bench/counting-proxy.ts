import { Agent, createServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const NO_TASK_ID = '0'.repeat(32)

/** Calls that passed, and those among them that only prove a permission. */
export interface Counted {
  /** Of DescribeTasks. */
  calls: number
  proofs: number
  /** Of GetLogEvents. */
  logCalls: number
  logProofs: number
}

interface CountingProxy {
  url: string
  counted: Counted
  close: () => void
}

/** Stands before an AWS endpoint and counts. */
export async function startCountingProxy(endpoint: string): Promise<CountingProxy> {
  const counted: Counted = { calls: 0, proofs: 0, logCalls: 0, logProofs: 0 }
  const agent = new Agent({ keepAlive: true })
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await readAll(incoming)
      count(counted, String(incoming.headers['x-amz-target']), body)
      const { method, url = '/', headers } = incoming
      request(new URL(url, endpoint), { agent, method, headers }, response => {
        outgoing.writeHead(response.statusCode ?? 500, response.headers)
        response.pipe(outgoing)
      }).end(body)
    })()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  // Safe: the server listens on a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    counted,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function count(counted: Counted, target: string, body: Buffer): void {
  if (target.endsWith('.DescribeTasks')) {
    counted.calls += 1
    const { tasks = [] } = JSON.parse(body.toString()) as { tasks?: string[] }
    if (tasks.length === 1 && tasks[0] === NO_TASK_ID) counted.proofs += 1
  }
  if (target.endsWith('.GetLogEvents')) {
    counted.logCalls += 1
    const { limit } = JSON.parse(body.toString()) as { limit?: number }
    if (limit === 1) counted.logProofs += 1
  }
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
