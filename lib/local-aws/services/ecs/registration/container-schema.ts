import { z } from 'zod'
import { oneOf } from '../input/parse-input.ts'
import { linuxParametersSchema } from './linux-parameters-schema.ts'

const texts = z.array(z.string())
const textMap = z.record(z.string(), z.string())
const keyValue = z.object({ name: z.string().optional(), value: z.string().optional() })
const secrets = z.array(z.object({ name: z.string(), valueFrom: z.string() }))

export const logDrivers = [
  'json-file',
  'syslog',
  'journald',
  'gelf',
  'fluentd',
  'awslogs',
  'splunk',
  'awsfirelens',
] as const

const portMapping = z.object({
  containerPort: z.int().optional(),
  hostPort: z.int().optional(),
  protocol: oneOf('protocol', ['tcp', 'udp']).optional(),
  name: z.string().optional(),
  appProtocol: oneOf('appProtocol', ['http', 'http2', 'grpc']).optional(),
  containerPortRange: z.string().optional(),
})

const ulimitNames = [
  'core',
  'cpu',
  'data',
  'fsize',
  'locks',
  'memlock',
  'msgqueue',
  'nice',
  'nofile',
  'nproc',
  'rss',
  'rtprio',
  'rttime',
  'sigpending',
  'stack',
] as const

const starting = {
  dependsOn: z
    .array(
      z.object({
        containerName: z.string(),
        condition: oneOf('condition', ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY']),
      }),
    )
    .optional(),
  startTimeout: z.int().optional(),
  stopTimeout: z.int().optional(),
  restartPolicy: z
    .object({
      enabled: z.boolean(),
      ignoredExitCodes: z.array(z.int()).optional(),
      restartAttemptPeriod: z.int().optional(),
    })
    .optional(),
  healthCheck: z
    .object({
      command: texts,
      interval: z.int().default(30),
      timeout: z.int().default(5),
      retries: z.int().default(3),
      startPeriod: z.int().optional(),
    })
    .optional(),
}

const logging = {
  logConfiguration: z
    .object({
      logDriver: oneOf('logDriver', logDrivers),
      options: textMap.optional(),
      secretOptions: secrets.optional(),
    })
    .optional(),
  firelensConfiguration: z
    .object({ type: oneOf('type', ['fluentd', 'fluentbit']), options: textMap.optional() })
    .optional(),
}

const storage = {
  mountPoints: z
    .array(
      z.object({
        sourceVolume: z.string().optional(),
        containerPath: z.string().optional(),
        readOnly: z.boolean().optional(),
      }),
    )
    .default([]),
  volumesFrom: z
    .array(z.object({ sourceContainer: z.string().optional(), readOnly: z.boolean().optional() }))
    .default([]),
}

const docker = {
  hostname: z.string().optional(),
  user: z.string().optional(),
  workingDirectory: z.string().optional(),
  disableNetworking: z.boolean().optional(),
  privileged: z.boolean().optional(),
  readonlyRootFilesystem: z.boolean().optional(),
  dnsServers: texts.optional(),
  dnsSearchDomains: texts.optional(),
  extraHosts: z.array(z.object({ hostname: z.string(), ipAddress: z.string() })).optional(),
  dockerSecurityOptions: texts.optional(),
  interactive: z.boolean().optional(),
  pseudoTerminal: z.boolean().optional(),
  dockerLabels: textMap.optional(),
  ulimits: z
    .array(z.object({ name: oneOf('name', ulimitNames), softLimit: z.int(), hardLimit: z.int() }))
    .optional(),
  systemControls: z
    .array(z.object({ namespace: z.string(), value: z.string() }).partial())
    .default([]),
  linuxParameters: linuxParametersSchema.optional(),
}

/** API Reference, ContainerDefinition, with the defaults that ECS fills in. */
export const containerSchema = z.object({
  name: z.string().optional(),
  image: z.string().optional(),
  repositoryCredentials: z.object({ credentialsParameter: z.string() }).optional(),
  cpu: z.int().default(0),
  memory: z.int().optional(),
  memoryReservation: z.int().optional(),
  links: texts.optional(),
  portMappings: z.array(portMapping).default([]),
  essential: z.boolean().default(true),
  entryPoint: texts.optional(),
  command: texts.optional(),
  environment: z.array(keyValue).default([]),
  environmentFiles: z
    .array(z.object({ value: z.string(), type: oneOf('type', ['s3']) }))
    .optional(),
  secrets: secrets.optional(),
  versionConsistency: oneOf('versionConsistency', ['enabled', 'disabled']).optional(),
  resourceRequirements: z
    .array(z.object({ value: z.string(), type: oneOf('type', ['GPU', 'InferenceAccelerator']) }))
    .optional(),
  credentialSpecs: texts.optional(),
  ...starting,
  ...logging,
  ...storage,
  ...docker,
})
