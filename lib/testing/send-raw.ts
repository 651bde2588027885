import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Headers
  body: string
}

/** Sends bytes that no HTTP client would send, and reads the answer until the connection ends. */
export async function sendRaw(port: number, text: string): Promise<RawAnswer> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.write(text)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(Buffer.from(chunk as Uint8Array))
  const [head = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = new Headers(
    lines.map((line): [string, string] => [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  return { status: Number(statusLine.split(' ')[1]), headers, body: rest.join('\r\n\r\n') }
}

/** A request whose connection ends with the answer. */
export const toRequest = (line: string, ...headers: string[]): string =>
  [`${line} HTTP/1.1`, ...headers, 'connection: close', '', ''].join('\r\n')
