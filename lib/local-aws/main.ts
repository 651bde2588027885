import { readEnvironment } from './read-environment.ts'
import { startLocalAws } from './start-local-aws.ts'
import { iamOf } from './services/iam/iam-state.ts'

const read = readEnvironment(process.env)
if ('problem' in read) {
  console.error(read.problem)
  process.exit(1)
}

try {
  const local = await startLocalAws(read.options)
  const { account, open } = local.world.options
  const keys = open ? 'any access key' : [...iamOf(local.world).users.keys()].join(', ')
  console.log(
    `Embedded AWS on ${local.url} (account ${account}; keys: ${keys}; secret: the key ID in lower case, twice)`,
  )
  console.log(`  export AWS_ENDPOINT_URL=${local.url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void local.close().then(() => process.exit(0)))
} catch (error) {
  console.error(explainStartFailure(error, read.options.port))
  process.exit(1)
}

function explainStartFailure(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} on 127.0.0.1 is in use. Stop the program that uses it, or set LOCAL_AWS_PORT to another port.`
  if (code === 'EACCES')
    return `Port ${port} needs more permissions than this user has. Set LOCAL_AWS_PORT to a port above 1023.`
  return `The embedded AWS could not start: ${error instanceof Error ? error.message : String(error)}`
}
