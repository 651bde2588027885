import type { LogConfiguration } from '@aws-sdk/client-ecs'

interface Host {
  /** The Docker container ID on an instance. */
  runtimeId: string | undefined
  isOnFargate: boolean
}

type Options = Readonly<Record<string, string>>

/**
 * Where a container's output is that no log group of CloudWatch Logs has, in a sentence or two
 * (API Reference, LogConfiguration; Docker's manual, "Configure logging drivers").
 */
export function explainDriver(log: LogConfiguration | undefined, host: Host): string {
  const { logDriver, options = {} } = log ?? {}
  if (!logDriver)
    return host.isOnFargate ? NOT_KEPT : onInstance('with Docker’s own log driver', host)
  const explain = drivers.get(logDriver)
  return explain
    ? explain(options, host)
    : `This container uses the log driver ${logDriver}. Look for its output where that driver sends it.`
}

const NOT_KEPT =
  'This container has no log driver in its task definition, so its output isn’t kept on Fargate.'

const drivers = new Map(
  Object.entries<(options: Options, host: Host) => string>({
    awslogs: () =>
      'This container uses the log driver awslogs without awslogs-group, so its output goes to no log group.',
    splunk: options => toService('Splunk', hostOf(options['splunk-url'])),
    fluentd: options => toService('Fluentd', options['fluentd-address'] ?? 'localhost:24224'),
    gelf: options => toService('a Graylog server', hostOf(options['gelf-address'])),
    syslog: options => toService('a syslog server', hostOf(options['syslog-address'])),
    logentries: () => toService('Logentries'),
    gcplogs: () => toService('Google Cloud Logging'),
    etwlogs: () => toService('the event log of Windows on its container instance'),
    'json-file': (_, host) => onInstance('with the log driver json-file', host),
    local: (_, host) => onInstance('with the log driver local', host),
    journald: (_, { runtimeId }) =>
      `This container’s output is in the journal of its container instance. Read it there with ${toCommand('journalctl', runtimeId && `CONTAINER_ID_FULL=${runtimeId}`)}.`,
    none: () => 'This container uses the log driver none, so its output isn’t kept.',
  }),
)

const toService = (service: string, place?: string): string =>
  `This container’s output goes to ${service}${place ? ` (${place})` : ''}. Look for it there.`

const onInstance = (how: string, { runtimeId }: Host): string =>
  `This container’s output is on its container instance, ${how}. Read it there with ${toCommand('docker logs', runtimeId)}.`

const toCommand = (command: string, argument: string | undefined): string =>
  argument ? `${command} ${argument}` : command

/** An address may hold a user and a password. */
function hostOf(address: string | undefined): string | undefined {
  return address === undefined || !URL.canParse(address)
    ? undefined
    : new URL(address).host || undefined
}
