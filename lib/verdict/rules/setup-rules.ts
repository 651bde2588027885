import {
  absent,
  badCredentials,
  denied,
  malformed,
  throttled,
  unreachable,
  unresolved,
} from './faults.ts'
import type { StopRule } from './stop-rule.ts'
import { environmentFile, logging } from './subjects.ts'

const category = 'ResourceInitializationError'
const files = { category, guide: 'environmentFiles' } as const
const logs = { category, guide: 'awslogs' } as const

/** Environment files and log drivers. Source: Developer Guide, resource-initialization-error. */
export const setupRules: readonly StopRule[] = [
  {
    ...files,
    id: 'env-file-denied',
    when: [environmentFile, denied],
    title: 'The execution role isn’t allowed to read an environment file',
    cause:
      'Amazon S3 denied access. S3 also answers so for a file that doesn’t exist, if the role has no s3:ListBucket.',
    remedy:
      'Grant s3:GetObject on the file, s3:GetBucketLocation on the bucket and kms:Decrypt on its key to the execution role. Check the file’s path and the bucket’s policy.',
  },
  {
    ...files,
    id: 'env-file-address',
    when: [
      new RegExp(`${environmentFile.source}|s3 client|\\bbucket\\b`, 'i'),
      /arn|bucket and key|permanent ?redirect|specified endpoint|\b301\b|region/i,
    ],
    unless: [denied, /no ?such|not exist|not found|dial tcp|timeout/i],
    title: 'The environment file’s ARN or Region is wrong',
    cause:
      'The ARN doesn’t name a file in a bucket, or the bucket is in another Region than the task.',
    remedy:
      'Fix the ARN in environmentFiles: arn:aws:s3:::bucket/folder/name.env, in the task’s Region.',
  },
  {
    ...files,
    id: 'env-file-missing',
    when: [
      environmentFile,
      new RegExp(`${absent.source}|no ?such ?(key|bucket)|specified (key|bucket)`, 'i'),
    ],
    unless: [unresolved],
    title: 'An environment file does not exist',
    cause: 'The bucket or the file in Amazon S3 that the task definition names doesn’t exist.',
    remedy: 'Fix the ARN in environmentFiles, or upload the file.',
  },
  {
    ...files,
    id: 'env-file-network',
    when: [environmentFile, new RegExp(`${unreachable.source}|${unresolved.source}`, 'i')],
    title: 'The task could not reach Amazon S3 for an environment file',
    cause: 'The task has no network path to Amazon S3.',
    remedy:
      'Add the S3 gateway endpoint or NAT to the subnet’s route table, or a public IP in a public subnet. Allow outbound port 443.',
    guide: 'connectivity',
  },
  {
    ...files,
    id: 'env-file-invalid',
    when: [
      environmentFile,
      new RegExp(`${malformed.source}|pars(e|ing)|invalid|too (long|large)|format|line \\d`, 'i'),
    ],
    title: 'An environment file can’t be read',
    cause: 'The file was downloaded, but it isn’t lines of NAME=value, or it is too large.',
    remedy: 'Fix the file: its name ends in .env, and each line is NAME=value in UTF-8.',
  },
  {
    ...files,
    id: 'env-file',
    when: [environmentFile, /download|s3|fetch|retriev|open|read/i],
    title: 'An environment file could not be downloaded',
    cause:
      'The file in Amazon S3 doesn’t exist or can’t be reached, or the execution role can’t read it.',
    remedy:
      'Check the file’s path, the execution role’s s3:GetObject and s3:GetBucketLocation, and the route to S3.',
  },
  {
    ...logs,
    id: 'log-group-missing',
    when: [
      /log ?group.{0,80}(does not|doesn't|did not) exist|(find|found|exist|missing).{0,40}log ?group|log ?group.{0,60}not (be )?found/i,
    ],
    unless: [/connection issue|check your (task )?network|dial tcp|i\/o timeout/i],
    title: 'The log group does not exist',
    cause: 'The log driver awslogs names a log group that doesn’t exist in that Region.',
    remedy:
      'Create the log group, or set awslogs-create-group to true and grant logs:CreateLogGroup to the execution role. Check awslogs-region.',
  },
  {
    ...logs,
    id: 'firelens-file',
    when: [
      /firelens/i,
      /s3|config(uration)? file|bucket/i,
      new RegExp(`${denied.source}|${absent.source}|no ?such ?key|download|unable`, 'i'),
    ],
    title: 'The FireLens configuration file can’t be read',
    cause:
      'The file in Amazon S3 that firelensConfiguration names is missing, or the role isn’t allowed to read it.',
    remedy: 'Fix the file’s ARN, upload it, and grant s3:GetObject on it to the execution role.',
  },
  {
    ...logs,
    id: 'firelens-options',
    when: [
      /firelens|fluentd logdriver|fluent/i,
      /invalid|unsupported|type|must|argument|required/i,
    ],
    unless: [unreachable, unresolved],
    title: 'The FireLens configuration is not valid',
    cause:
      'firelensConfiguration needs the type fluentd or fluentbit, and the container’s awsfirelens log driver needs options that fit it.',
    remedy: 'Fix firelensConfiguration and the logConfiguration options in a new revision.',
  },
  {
    ...logs,
    id: 'log-splunk',
    when: [/splunk/i, new RegExp(`${denied.source}|token|verify`, 'i')],
    unless: [unreachable, unresolved],
    title: 'Splunk refused the log',
    cause: 'The log driver reached Splunk, and its token or its settings were refused.',
    remedy: 'Check splunk-token, splunk-url and splunk-index in logConfiguration.',
    guide: 'definition',
  },
  {
    ...logs,
    id: 'log-denied',
    when: [logging, new RegExp(`${denied.source}`, 'i')],
    title: 'The role isn’t allowed to write the log',
    cause:
      'The task execution role, or the instance role on EC2, has no permission for logs:CreateLogStream, logs:CreateLogGroup or logs:PutLogEvents.',
    remedy: 'Grant these actions on the log group to that role.',
    guide: 'executionRole',
  },
  {
    ...logs,
    id: 'log-credentials',
    when: [logging, badCredentials],
    title: 'The log driver has no AWS credentials',
    cause:
      'The log driver found no credentials. The task has no execution role, or the instance doesn’t give it to the log driver.',
    remedy:
      'Name an execution role in the task definition. On EC2, turn on ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE or give the instance role the permissions.',
    guide: 'executionRole',
  },
  {
    ...logs,
    id: 'log-throttled',
    when: [logging, throttled],
    title: 'Creating the log stream was throttled',
    cause: 'The account is at its request quota for CloudWatch Logs.',
    remedy: 'Launch again, with fewer tasks at a time.',
  },
  {
    ...logs,
    id: 'log-router',
    when: [
      logging,
      /fluentd|fluent-?bit|firelens|log ?router|:24224/i,
      new RegExp(`${unreachable.source}|${unresolved.source}|fluentd.{0,20}(sock|address)`, 'i'),
    ],
    title: 'The log router could not be reached',
    cause: 'The log driver could not connect to Fluentd or to the FireLens container.',
    remedy:
      'Check that the log router starts before the container (dependsOn) and that its address is right.',
    guide: 'startContainer',
  },
  {
    ...logs,
    id: 'log-network',
    when: [logging, new RegExp(`${unreachable.source}|${unresolved.source}|signal: killed`, 'i')],
    title: 'The log destination could not be reached',
    cause: 'The log driver has no network path to CloudWatch Logs, or to the server that it names.',
    remedy:
      'Add NAT or the logs interface endpoint. Allow outbound port 443. Check the log driver’s address or Region.',
    guide: 'connectivity',
  },
  {
    ...logs,
    id: 'log-driver-unknown',
    when: [
      /no log driver named|(log|logging) ?(driver|plugin).{0,80}(not (found|registered|supported|available)|unknown|unsupported|does not exist)|(unknown|unsupported|invalid) (log|logging) ?driver|error looking up logging plugin/i,
    ],
    title: 'The host doesn’t have the log driver',
    cause: 'The log driver of the container definition is not installed or not supported there.',
    remedy: 'Use awslogs or another driver that the host supports. On EC2, install its plugin.',
    guide: 'definition',
  },
  {
    ...logs,
    id: 'log-options',
    when: [
      /unknown log[- ]?opt|configure log[- ]?opt|logging mode|multiline|log[- ]?opt.{0,88}(required|invalid|must|missing|unsupported)|(must|need).{0,30}(specify|provide|set).{0,40}log|(awslogs|splunk|gelf|fluentd|syslog|firelens)-[\w-]+.{0,60}(required|missing|invalid|must|is not|parse)|(required|missing|invalid|must specify|unsupported).{0,60}(awslogs|splunk|gelf|fluentd|syslog|firelens)-|missing ?endpoint|'endpoint' configuration|invalid region/i,
    ],
    title: 'An option of the log driver is not valid',
    cause: 'The container definition’s logConfiguration lacks an option or has a wrong one.',
    remedy: 'Fix the options in logConfiguration that AWS’s message names, such as awslogs-region.',
  },
  {
    ...logs,
    id: 'log-driver',
    when: [
      /(initiali[sz]e|validate|create|start|config).{0,33}logg|log(ger|ging) (driver|args)|cloudwatch.{0,20}log (stream|group)|failed to create (cloudwatch )?log|firelens (config|container)/i,
    ],
    title: 'The log driver could not start',
    cause: 'Its log group, its options or its permissions are wrong. AWS’s message says more.',
    remedy:
      'Check the options in logConfiguration, the log group, and logs:CreateLogStream and logs:PutLogEvents of the execution role.',
    guide: 'awslogs',
  },
]
