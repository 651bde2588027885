import { parseArgs } from 'node:util'

export interface ListenAddress {
  host: string
  port: number
}

/**
 * Where `npm start` listens: `HOST` and `PORT`, or `-H` and `-p` as `next start` takes them.
 * Loopback, port 3000 when nothing is set.
 *
 * @throws with a sentence on an unknown argument and on a port that isn't one.
 */
export function readListenAddress(
  args: string[],
  env: Record<string, string | undefined>,
): ListenAddress {
  const { values } = parseArgs({
    args,
    options: { hostname: { type: 'string', short: 'H' }, port: { type: 'string', short: 'p' } },
  })
  const port = values.port || env['PORT'] || '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`PORT is "${port}", which isn't a port. Set it to a number from 0 to 65535.`)
  }
  return { host: values.hostname || env['HOST'] || '127.0.0.1', port: Number(port) }
}
