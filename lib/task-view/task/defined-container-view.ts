import type { ContainerDefinition, HealthCheck } from '@aws-sdk/client-ecs'
import { quoteWords } from '../../run-task/command/quote-words.ts'

/** What a container's definition says about how it runs. */
export interface DefinedContainerView {
  /** Such as `awslogs`. Undefined if the definition names none. */
  logDriver?: string
  /** `blocking` or `non-blocking`. Undefined is the account's default. */
  logMode?: string
  /**
   * Why lines may be missing: the log driver drops them when its buffer is full. `default` is the default
   * mode of log drivers, unless the account's setting defaultLogDriverMode is blocking (Developer Guide,
   * "Account settings", since 2025-06-25).
   */
  lossyMode?: 'non-blocking' | 'default'
  startTimeoutSeconds?: number
  /** Until SIGKILL follows the stop signal. Undefined if the definition names none. */
  stopTimeoutSeconds?: number
  /** Only where it is on. */
  restartPolicy?: RestartPolicyView
  healthCheck?: HealthCheckView
  /** `enabled` or `disabled`: whether ECS resolves the image's tag to a digest. */
  versionConsistency?: string
}

export interface RestartPolicyView {
  ignoredExitCodes: number[]
  /** So long a container has to run before it is restarted. ECS's default is 300 seconds. */
  attemptPeriodSeconds: number
}

export interface HealthCheckView {
  /** As a shell would read it. */
  command: string
  intervalSeconds?: number
  timeoutSeconds?: number
  retries?: number
  startPeriodSeconds?: number
}

export const toDefinedContainer = (defined: ContainerDefinition = {}): DefinedContainerView => ({
  logDriver: defined.logConfiguration?.logDriver,
  logMode: defined.logConfiguration?.options?.['mode'],
  lossyMode: toLossyMode(defined),
  startTimeoutSeconds: defined.startTimeout,
  stopTimeoutSeconds: defined.stopTimeout,
  restartPolicy: toRestartPolicy(defined),
  healthCheck: defined.healthCheck && toHealthCheck(defined.healthCheck),
  versionConsistency: defined.versionConsistency,
})

function toLossyMode({ logConfiguration: log }: ContainerDefinition) {
  const mode = log?.options?.['mode']
  if (!log?.logDriver || mode === 'blocking') return undefined
  return mode === 'non-blocking' ? mode : 'default'
}

const DEFAULT_ATTEMPT_PERIOD_SECONDS = 300

function toRestartPolicy({ restartPolicy }: ContainerDefinition): RestartPolicyView | undefined {
  if (!restartPolicy?.enabled) return undefined
  const { ignoredExitCodes = [], restartAttemptPeriod } = restartPolicy
  return {
    ignoredExitCodes,
    attemptPeriodSeconds: restartAttemptPeriod ?? DEFAULT_ATTEMPT_PERIOD_SECONDS,
  }
}

function toHealthCheck(check: HealthCheck): HealthCheckView {
  return {
    command: toCheckLine(check.command ?? []),
    intervalSeconds: check.interval,
    timeoutSeconds: check.timeout,
    retries: check.retries,
    startPeriodSeconds: check.startPeriod,
  }
}

/** `CMD-SHELL` is followed by a line of a shell, and `CMD` by words (API Reference, HealthCheck). */
function toCheckLine(command: string[]): string {
  const [kind, ...words] = command
  if (kind === 'CMD-SHELL') return words.join(' ')
  return quoteWords(kind === 'CMD' ? words : command)
}
