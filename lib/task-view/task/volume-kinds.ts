import type { Volume } from '@aws-sdk/client-ecs'

export interface VolumeKind {
  /** `EFS file system`. */
  kind: string
  settings: { label: string; value: string }[]
}

/** What a volume of a task definition is (API Reference, Volume). */
export function explainVolume(volume: Volume): VolumeKind {
  const {
    configuredAtLaunch,
    efsVolumeConfiguration: efs,
    s3filesVolumeConfiguration: s3Files,
    fsxWindowsFileServerVolumeConfiguration: fsx,
    dockerVolumeConfiguration: docker,
    host,
  } = volume
  if (efs) {
    const { accessPointId, iam } = efs.authorizationConfig ?? {}
    return toKind('EFS file system', {
      'File system': efs.fileSystemId,
      'Root directory': efs.rootDirectory,
      'Access point': accessPointId,
      'IAM authorization': iam?.toLowerCase(),
      'Encryption in transit': efs.transitEncryption?.toLowerCase(),
      Port: efs.transitEncryptionPort?.toString(),
    })
  }
  if (s3Files) {
    return toKind('S3 Files file system', {
      'File system': s3Files.fileSystemArn,
      'Root directory': s3Files.rootDirectory,
      'Access point': s3Files.accessPointArn,
      Port: s3Files.transitEncryptionPort?.toString(),
    })
  }
  if (fsx) {
    return toKind('FSx for Windows File Server', {
      'File system': fsx.fileSystemId,
      'Root directory': fsx.rootDirectory,
      Domain: fsx.authorizationConfig?.domain,
      Credentials: fsx.authorizationConfig?.credentialsParameter,
    })
  }
  if (docker) {
    return toKind('Docker volume', {
      Driver: docker.driver,
      Scope: docker.scope,
      'Created if missing':
        docker.autoprovision === undefined ? undefined : docker.autoprovision ? 'yes' : 'no',
    })
  }
  if (configuredAtLaunch) return toKind('EBS volume, configured at launch')
  if (host?.sourcePath) return toKind('Bind mount of the host', { 'Host path': host.sourcePath })
  return toKind('Bind mount that ends with the task')
}

const toKind = (kind: string, settings: Record<string, string | undefined> = {}): VolumeKind => ({
  kind,
  settings: Object.entries(settings).flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value }],
  ),
})
