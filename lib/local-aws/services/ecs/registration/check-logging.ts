import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

/** The options that each driver requires. */
const requiredOptions: Partial<Record<string, readonly string[]>> = {
  awslogs: ['awslogs-region', 'awslogs-group'],
  splunk: ['splunk-url'],
}

function checkLogConfiguration({ logConfiguration: log }: RegisteredContainer): void {
  if (!log) return
  const given = new Set([
    ...Object.keys(log.options ?? {}),
    ...(log.secretOptions ?? []).map(({ name }) => name),
  ])
  const required = requiredOptions[log.logDriver] ?? []
  const missing = required.filter(option => !given.has(option))
  if (missing.length > 0)
    throw refuseDefinition(`Log driver ${log.logDriver} requires options: ${required.join(', ')}`)
}

/** @throws AwsError ClientException for an incomplete log configuration. */
export function checkLogging({ containerDefinitions: containers }: UntaggedRequest): void {
  containers.forEach(checkLogConfiguration)
  const routers = containers.filter(({ firelensConfiguration }) => firelensConfiguration)
  if (routers.length > 1)
    throw refuseDefinitionInOurWords('A task definition can have only one container with FireLens.')
  const isRouted = containers.some(one => one.logConfiguration?.logDriver === 'awsfirelens')
  if (isRouted && routers.length === 0)
    throw refuseDefinition(
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified.',
    )
  if (!isRouted && routers.length > 0)
    throw refuseDefinition(
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    )
}
