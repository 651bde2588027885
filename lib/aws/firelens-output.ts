import { parseArn } from './arn.ts'
import type { LogSource } from './stream-source.ts'

/** The container whose output FireLens routes. */
export interface RoutedContainer {
  container: string
  taskId: string
  taskArn: string
  cluster: string
}

/**
 * Where FireLens sends a container's output, as the options of the log driver awsfirelens say. They
 * become an output of Fluent Bit or Fluentd (Developer Guide, "Example Amazon ECS task definition: Route
 * logs to FireLens"). CloudWatch Logs is the output of two plugins of Fluent Bit:
 *
 * - `cloudwatch`, in Go (github.com/aws/amazon-cloudwatch-logs-for-fluent-bit, README): names may hold
 *   `$(…)`, and `log_stream_prefix` is short for `PREFIX$(tag)`.
 * - `cloudwatch_logs`, in C (docs.fluentbit.io, "Amazon CloudWatch"): `log_group_template` and
 *   `log_stream_template` hold `$…`, and win over the plain names.
 */
export function readFirelensOutput(
  given: Readonly<Record<string, string>>,
  routed: RoutedContainer,
): LogSource {
  // Fluent Bit reads the names of options in any case.
  const options = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const plugin = (options['name'] ?? options['@type'])?.trim()
  const names = readNames.get(plugin?.toLowerCase() ?? '')
  if (!names || options['@type']) return elsewhere(explainOutput(plugin, options))
  const { group, stream } = names(options, routed)
  const region = toText(options['region'])
  if (isInOtherAccount(options['role_arn'], routed.taskArn)) return elsewhere(IN_OTHER_ACCOUNT)
  if (group === undefined) return elsewhere(UNKNOWN_GROUP)
  if (stream === undefined) return { ...elsewhere(toUnknownStream(group)), region, group }
  return {
    kind: 'stream',
    driver: 'awsfirelens',
    region,
    group,
    stream,
    createsGroup: /^(true|on|yes)$/i.test(options['auto_create_group'] ?? ''),
    sharedBy: sharedBy(stream, routed),
    isWrapped: !toText(options['log_key']),
  }
}

type Options = Readonly<Record<string, string | undefined>>

/** Undefined names can't be known from here. */
interface Names {
  group: string | undefined
  stream: string | undefined
}

const readNames = new Map([
  ['cloudwatch', readGoNames],
  ['cloudwatch_logs', readCNames],
])

/** `CONTAINER-firelens-TASK-ID` (Amazon ECS agent, `fluentTagDockerFormat`). */
const toTag = ({ container, taskId }: RoutedContainer): string => `${container}-firelens-${taskId}`

function readGoNames(options: Options, routed: RoutedContainer): Names {
  const prefix = options['log_stream_prefix']
  const stream = toText(options['log_stream_name']) ?? (prefix && `${prefix}$(tag)`)
  const group = toText(options['log_group_name'])
  return {
    group: group && fillGo(group, routed)?.replace(/[^\w./-]/g, '.'),
    stream: stream && fillGo(stream, routed)?.replace(/[:*]/g, '.'),
  }
}

/**
 * Fills in `$(…)`. Undefined where a value is one of the log record, or made up when the plugin starts:
 * the plugin falls back to `default_log_group_name` and `default_log_stream_name` record by record, so
 * that nothing can be said of the whole.
 */
function fillGo(template: string, routed: RoutedContainer): string | undefined {
  const values = new Map([
    ['ecs_task_id', routed.taskId],
    ['ecs_cluster', routed.cluster],
    ['ecs_task_arn', routed.taskArn],
    ['tag', toTag(routed)],
    // The tag has no period to be split at.
    ['tag[0]', toTag(routed)],
  ])
  return fill(template, /\$\(([^$)]*)\)/g, name => values.get(name))
}

function readCNames(options: Options, routed: RoutedContainer): Names {
  const prefix = options['log_stream_prefix']
  const group = toText(options['log_group_template'])
  const stream = toText(options['log_stream_template'])
  return {
    group: group ? fillC(group, routed) : toText(options['log_group_name']),
    stream: stream
      ? fillC(stream, routed)
      : (toText(options['log_stream_name']) ?? (prefix && prefix + toTag(routed))),
  }
}

/** Fills in `$TAG` and `$ecs_cluster`, which FireLens adds to each record. */
function fillC(template: string, routed: RoutedContainer): string | undefined {
  const values = new Map([
    ['TAG', toTag(routed)],
    ['ecs_cluster', routed.cluster],
  ])
  // A variable ends at a period or comma only ("Limitations of record_accessor syntax").
  return fill(template, /\$([^.,$]+)/g, name => values.get(name))
}

/** Undefined where one of the variables has no value. */
function fill(
  template: string,
  variable: RegExp,
  valueOf: (name: string) => string | undefined,
): string | undefined {
  let isWhole = true
  const filled = template.replace(variable, (_, name: string) => {
    const value = valueOf(name)
    isWhole &&= Boolean(value)
    return value ?? ''
  })
  return isWhole ? filled : undefined
}

function sharedBy(stream: string, routed: RoutedContainer): 'containers' | 'tasks' | undefined {
  if (stream.includes(toTag(routed))) return undefined
  return stream.includes(routed.taskId) ? 'containers' : 'tasks'
}

const isInOtherAccount = (roleArn: string | undefined, taskArn: string): boolean => {
  const accountId = parseArn(roleArn ?? '')?.accountId
  return Boolean(accountId) && accountId !== parseArn(taskArn)?.accountId
}

const elsewhere = (text: string) =>
  ({ kind: 'elsewhere', driver: 'awsfirelens', text }) satisfies LogSource

const IN_OTHER_ACCOUNT =
  'FireLens writes this container’s output to CloudWatch Logs in another account, with the role in role_arn. Look for it there.'

const UNKNOWN_GROUP =
  'FireLens writes this container’s output to CloudWatch Logs, but the name of its log group depends on the log records. Look for it in CloudWatch Logs.'

const toUnknownStream = (group: string): string =>
  `FireLens writes this container’s output to the log group ${group}, but the name of its log stream depends on the log records. Look for it in CloudWatch Logs.`

/** The output plugins that aws-for-fluent-bit has, and the option that says where they write to. */
const outputs = new Map(
  Object.entries<{ name: string; place?: string }>({
    datadog: { name: 'Datadog', place: 'dd_service' },
    es: { name: 'Elasticsearch', place: 'host' },
    firehose: { name: 'Amazon Data Firehose', place: 'delivery_stream' },
    forward: { name: 'another Fluentd or Fluent Bit', place: 'host' },
    http: { name: 'an HTTP endpoint', place: 'host' },
    kafka: { name: 'Kafka', place: 'topics' },
    kinesis: { name: 'Amazon Kinesis Data Streams', place: 'stream' },
    kinesis_firehose: { name: 'Amazon Data Firehose', place: 'delivery_stream' },
    kinesis_streams: { name: 'Amazon Kinesis Data Streams', place: 'stream' },
    loki: { name: 'Grafana Loki', place: 'host' },
    newrelic: { name: 'New Relic' },
    nrlogs: { name: 'New Relic' },
    null: { name: 'no place: its output plugin null drops everything' },
    opensearch: { name: 'Amazon OpenSearch Service', place: 'host' },
    s3: { name: 'Amazon S3', place: 'bucket' },
    splunk: { name: 'Splunk', place: 'host' },
    stdout: { name: 'the log of the FireLens container' },
  }),
)

function explainOutput(plugin: string | undefined, options: Options): string {
  if (!plugin) {
    return 'FireLens routes this container’s output by a configuration file of its own. Look for the output there, and in the log of the FireLens container.'
  }
  const known = outputs.get(plugin.toLowerCase())
  if (!known) {
    return `FireLens sends this container’s output to the output plugin ${plugin}. Look for it there.`
  }
  const place = known.place && toText(options[known.place])
  return `FireLens sends this container’s output to ${known.name}${place ? ` (${place})` : ''}. Look for it there.`
}

const toText = (value: string | undefined): string | undefined => value?.trim() || undefined
