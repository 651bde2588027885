import { parseArgs } from 'node:util'

/**
 * The variables that the arguments of `npm start` set: `-H` for `HOST` and `-p` for `PORT`, as
 * `next start` takes them.
 *
 * @throws with a sentence on any other argument.
 */
export function readStartArguments(args: string[]): Record<string, string> {
  const { values } = parseArgs({
    args,
    options: { hostname: { type: 'string', short: 'H' }, port: { type: 'string', short: 'p' } },
  })
  const { hostname, port } = values
  return { ...(hostname && { HOST: hostname }), ...(port && { PORT: port }) }
}
