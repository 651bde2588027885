import { z } from 'zod'
import { oneOf } from '../input/parse-input.ts'

const textMap = z.record(z.string(), z.string())
const onOrOff = (name: string) => oneOf(name, ['ENABLED', 'DISABLED']).optional()

const dockerVolume = z.object({
  scope: oneOf('scope', ['task', 'shared']).default('task'),
  autoprovision: z.boolean().optional(),
  driver: z.string().optional(),
  driverOpts: textMap.optional(),
  labels: textMap.optional(),
})

const efsVolume = z.object({
  fileSystemId: z.string(),
  rootDirectory: z.string().default('/'),
  transitEncryption: onOrOff('transitEncryption'),
  transitEncryptionPort: z.int().optional(),
  authorizationConfig: z
    .object({ accessPointId: z.string().optional(), iam: onOrOff('iam') })
    .optional(),
})

const s3FilesVolume = z.object({
  fileSystemArn: z.string(),
  rootDirectory: z.string().optional(),
  transitEncryptionPort: z.int().optional(),
  accessPointArn: z.string().optional(),
})

const fsxVolume = z.object({
  fileSystemId: z.string(),
  rootDirectory: z.string(),
  authorizationConfig: z.object({ credentialsParameter: z.string(), domain: z.string() }),
})

/** API Reference, Volume. */
export const taskVolumeSchema = z.object({
  name: z.string().optional(),
  host: z.object({ sourcePath: z.string().optional() }).optional(),
  dockerVolumeConfiguration: dockerVolume.optional(),
  efsVolumeConfiguration: efsVolume.optional(),
  s3filesVolumeConfiguration: s3FilesVolume.optional(),
  fsxWindowsFileServerVolumeConfiguration: fsxVolume.optional(),
  configuredAtLaunch: z.boolean().optional(),
})

export type TaskVolume = z.output<typeof taskVolumeSchema>
