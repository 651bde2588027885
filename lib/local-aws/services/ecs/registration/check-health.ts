import { refuseDefinitionInOurWords } from './refuse-definition.ts'
import type { UntaggedRequest } from './register-schema.ts'

/** API Reference, HealthCheck: seconds, and attempts. */
const ranges = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300],
} as const

const members = ['interval', 'timeout', 'retries', 'startPeriod'] as const

/** @throws AwsError ClientException for a health check that cannot run. */
export function checkHealthChecks({ containerDefinitions }: UntaggedRequest): void {
  for (const { name = '', healthCheck } of containerDefinitions) {
    if (!healthCheck) continue
    const [form, ...words] = healthCheck.command
    if ((form !== 'CMD' && form !== 'CMD-SHELL') || words.length === 0)
      throw refuseDefinitionInOurWords(
        `Invalid health check for container '${name}'. The command must start with CMD or CMD-SHELL, followed by what to run.`,
      )
    for (const member of members) {
      const [least, most] = ranges[member]
      const value = healthCheck[member] ?? least
      if (value < least || value > most)
        throw refuseDefinitionInOurWords(
          `Invalid health check for container '${name}'. ${member} must be between ${least} and ${most}.`,
        )
    }
  }
}
