import { defaultWorldOptions, outsiderAccountId } from './world/world.ts'
import type { WorldOptions } from './world/world.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the endpoint's variables. Returns one sentence for the first wrong one, with its name and
 * what it must be.
 */
export function readEnvironment(
  environment: Environment,
): { options: WorldOptions & { port: number } } | { problem: string } {
  const read = (name: string, usual: string) => environment[name]?.trim() || usual
  const port = Number(read('LOCAL_AWS_PORT', '4599'))
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { problem: 'LOCAL_AWS_PORT must be a port from 0 to 65535.' }
  const speed = Number(read('LOCAL_AWS_SPEED', '1'))
  if (!(speed > 0 && speed <= 100_000))
    return { problem: 'LOCAL_AWS_SPEED must be a number above 0 and at most 100000.' }
  const account = read('LOCAL_AWS_ACCOUNT', defaultWorldOptions.account)
  if (!/^\d{12}$/.test(account) || account === outsiderAccountId)
    return { problem: `LOCAL_AWS_ACCOUNT must be 12 digits, and not ${outsiderAccountId}.` }
  const seed = read('LOCAL_AWS_SEED', 'demo')
  if (seed !== 'demo' && seed !== 'none') return { problem: 'LOCAL_AWS_SEED must be demo or none.' }
  const open = read('LOCAL_AWS_OPEN', '0')
  const strict = read('LOCAL_AWS_STRICT', '1')
  for (const [name, value] of Object.entries({ LOCAL_AWS_OPEN: open, LOCAL_AWS_STRICT: strict }))
    if (value !== '0' && value !== '1') return { problem: `${name} must be 0 or 1.` }
  return {
    options: { port, speed, account, seed, open: open === '1', strict: strict === '1' },
  }
}
