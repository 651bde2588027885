import { absent, badCredentials, denied, throttled, unreachable, unresolved } from './faults.ts'
import type { StopRule } from './stop-rule.ts'
import { ebs, efs } from './subjects.ts'

const category = 'ResourceInitializationError'
const ofEfs = { category, guide: 'efs' } as const
const ofFsx = { category, guide: 'volumes' } as const
const ofEbs = { category: 'TaskFailedToStart', guide: 'ebs' } as const

/** EFS, EBS and other volumes. Source: Developer Guide, efs-volumes and troubleshoot-ebs-volumes. */
export const volumeRules: readonly StopRule[] = [
  {
    ...ofFsx,
    id: 'fsx-missing',
    when: [/\bfsx\b/i, /does not exist|not ?found|no such/i],
    unless: [unresolved],
    title: 'The FSx file system does not exist',
    cause: 'The volume names a file system that doesn’t exist in this Region.',
    remedy: 'Fix the file system ID in the task definition’s volume.',
  },
  {
    ...ofFsx,
    id: 'fsx-denied',
    when: [/\bfsx\b/i, denied],
    title: 'The role isn’t allowed to use the FSx file system',
    cause: 'The execution role or the instance role has no permission for fsx:DescribeFileSystems.',
    remedy: 'Grant it to the role, and check the file system’s own permissions.',
  },
  {
    ...ofFsx,
    id: 'fsx-network',
    when: [/\bfsx\b/i, new RegExp(`${unreachable.source}|${unresolved.source}`, 'i')],
    title: 'Amazon FSx could not be reached',
    cause: 'There is no network path to the FSx API or to the file system.',
    remedy: 'Check the route, the security groups and the DNS of the VPC and of its directory.',
  },
  {
    ...ofFsx,
    id: 'fsx-credentials',
    when: [/\bfsx\b|credentials ?parameter/i, /credential|arn|secret|domain|password/i],
    title: 'The credentials of the FSx volume can’t be used',
    cause:
      'credentialsParameter is not the ARN of a secret or a parameter with the user’s name and password.',
    remedy: 'Fix authorizationConfig in the task definition’s volume.',
  },
  {
    ...ofEfs,
    id: 'efs-access-point',
    when: [
      efs,
      /access ?point/i,
      new RegExp(`${absent.source}|invalid|malformed|not available|deleted`, 'i'),
    ],
    title: 'The EFS access point does not exist',
    cause:
      'The volume names an access point that doesn’t exist, or that belongs to another file system.',
    remedy: 'Fix the access point ID in the task definition’s volume.',
  },
  {
    ...ofEfs,
    id: 'efs-options',
    when: [
      efs,
      /"?tls"? option|option is (required|not)|incompatible|invalid file system (name|id)|mutually exclusive/i,
    ],
    title: 'A setting of the EFS volume is not valid',
    cause:
      'The file system ID is malformed, or IAM authorization and access points are used without encryption in transit.',
    remedy: 'Check the file system ID, and set transitEncryption to ENABLED.',
  },
  {
    ...ofEfs,
    id: 'efs-credentials',
    when: [efs, badCredentials],
    title: 'The EFS mount got no credentials of the task role',
    cause:
      'IAM authorization is on, and the task has no task role or its credentials could not be read.',
    remedy: 'Name a task role in the task definition, and grant it elasticfilesystem:ClientMount.',
  },
  {
    ...ofEfs,
    id: 'efs-path',
    when: [
      efs,
      /no such file or directory|root ?directory.{0,60}(not|n't) exist|(path|directory).{0,60}(not|n't) (exist|found)|mounting .{0,80}failed.{0,60}no such/i,
    ],
    title: 'The folder does not exist on the EFS file system',
    cause:
      'The volume’s rootDirectory, or the access point’s path, doesn’t exist on the file system.',
    remedy: 'Create the folder, fix rootDirectory, or use an access point that creates its folder.',
  },
  {
    ...ofEfs,
    id: 'efs-owner',
    when: [
      efs,
      /chown|operation not permitted|permission denied|owner|read-only file system|uid|gid/i,
    ],
    unless: [/access ?denied by server|elasticfilesystem:/i],
    title: 'The container has no permission on the EFS folder',
    cause:
      'The folder on the file system belongs to another user, or the access point sets one, so its owner or its files can’t be changed.',
    remedy:
      'Set the owner and permissions of the folder or of the access point to the user that the container runs as.',
  },
  {
    ...ofEfs,
    id: 'efs-denied',
    when: [efs, new RegExp(`${denied.source}|access denied by server`, 'i')],
    title: 'The EFS file system denied access',
    cause:
      'The file system policy, IAM authorization with the task role, or the access point denies the mount.',
    remedy:
      'Grant elasticfilesystem:ClientMount (and ClientWrite) to the task role, turn on iam authorization and transit encryption, and check the file system policy.',
  },
  {
    ...ofEfs,
    id: 'efs-dns',
    when: [
      new RegExp(
        `^(?=.*(${efs.source}))(?=.*(${unresolved.source}|failed to resolve|mount target.{0,60}(not|no )|no mount target))`,
        'i',
      ),
    ],
    title: 'The EFS file system’s name could not be resolved',
    cause:
      'The file system doesn’t exist in this Region, it has no mount target in the task’s Availability Zone, or the VPC’s DNS is off.',
    remedy:
      'Check the file system ID. Create a mount target in the task’s zone. Turn on DNS resolution and DNS host names of the VPC.',
  },
  {
    ...ofEfs,
    id: 'efs-timeout',
    when: [efs, unreachable],
    title: 'The EFS mount target could not be reached',
    cause: 'The task has no network path to the mount target on the NFS port 2049.',
    remedy:
      'Allow port 2049 from the task’s security group in that of the mount target. Check the mount target in the task’s zone.',
  },
  {
    ...ofEfs,
    id: 'efs-mount',
    when: [
      /efs utils|\befs\b.{0,200}mount|mount.{0,200}\befs\b|mount\.nfs|amazon-ecs-volume-plugin/i,
    ],
    title: 'An EFS volume could not be mounted',
    cause:
      'The file system’s settings, permissions, DNS or security group rules for NFS are wrong.',
    remedy:
      'Check the mount target in the task’s zone, port 2049 between the security groups, the VPC’s DNS and the access point.',
  },
  {
    ...ofEbs,
    id: 'ebs-role',
    when: [
      /infrastructure role|^(?=.*\bebs\b)(?=.*assume)/i,
      /assume|trust|not exist|not found|invalid|pass|denied|not authorized|permission/i,
    ],
    title: 'ECS can’t use the infrastructure role for the EBS volume',
    cause:
      'The role doesn’t exist, its trust policy doesn’t name ecs.amazonaws.com, or it lacks the permissions for EBS volumes.',
    remedy:
      'Fix the role’s trust policy, and attach AmazonECSInfrastructureRolePolicyForVolumes to it.',
  },
  {
    ...ofEbs,
    id: 'ebs-token',
    when: [ebs, /client ?token|idempoten/i],
    title: 'The EBS volume’s client token belongs to a deleted volume',
    cause:
      'EC2 had already deleted the volume that the token stands for. AWS documents one cause: the volume’s KMS key is not valid or can’t be used.',
    remedy: 'Check the KMS key ID and its policy for the infrastructure role. Then launch again.',
  },
  {
    ...ofEbs,
    id: 'ebs-zone',
    when: [/zone ?mismatch|not in the same availability zone/i],
    title: 'The volume is in another Availability Zone than the instance',
    cause: 'An EBS volume can only be attached to an instance of its own zone.',
    remedy: 'Place the task in the volume’s zone, or make the volume from a snapshot there.',
  },
  {
    ...ofEbs,
    id: 'ebs-kms',
    when: [ebs, /\bkms\b|encrypt/i],
    title: 'The EBS volume’s KMS key can’t be used',
    cause:
      'The key doesn’t exist, is disabled, or the infrastructure role isn’t allowed to use it.',
    remedy: 'Check the key ID, and grant the key’s use and grants to the infrastructure role.',
  },
  {
    ...ofEbs,
    id: 'ebs-denied',
    when: [ebs, denied],
    title: 'The infrastructure role isn’t allowed to manage the EBS volume',
    cause:
      'EC2 refused to create, tag or attach the volume: a permission is missing or a policy denies it.',
    remedy:
      'Attach AmazonECSInfrastructureRolePolicyForVolumes to the infrastructure role, and check for policies that deny it.',
  },
  {
    ...ofEbs,
    id: 'ebs-limit',
    when: [ebs, /limit ?exceeded|quota|maximum number|too many volumes|attachment limit/i],
    unless: [/request ?limit/i],
    title: 'The limit for EBS volumes is reached',
    cause: 'The account is at its quota for EBS volumes, or the instance can’t attach another one.',
    remedy: 'Delete volumes that are not used, or request a quota increase.',
  },
  {
    ...ofEbs,
    id: 'ebs-snapshot',
    when: [ebs, /snapshot/i, new RegExp(`${absent.source}|size|smaller|invalid`, 'i')],
    title: 'The EBS volume can’t be made from the snapshot',
    cause: 'The snapshot doesn’t exist in this Region, or the volume is smaller than it.',
    remedy: 'Check the snapshot ID, and make the volume at least as large as the snapshot.',
  },
  {
    ...ofEbs,
    id: 'ebs-timeout',
    when: [ebs, /time(d |-)?out|deadline/i],
    title: 'The EBS volume was not ready in time',
    cause:
      'Creating, attaching or formatting the volume took longer than ECS waits. AWS documents one cause: a file system type that doesn’t fit the task’s operating system or the snapshot.',
    remedy:
      'Check filesystemType. Then launch again. With a snapshot, raise the volume’s initialization rate.',
  },
  {
    ...ofEbs,
    id: 'ebs-throttled',
    when: [ebs, throttled],
    title: 'Creating EBS volumes was throttled',
    cause: 'Too many volumes were created or attached at once.',
    remedy: 'Launch again, with fewer tasks at a time.',
  },
  {
    ...ofEbs,
    id: 'ebs-format',
    when: [ebs, /format|mount|file ?system ?type|filesystem|mkfs|xfs|ext[34]/i],
    title: 'The EBS volume could not be mounted',
    cause:
      'The volume is attached, but it could not be formatted or mounted with its file system type.',
    remedy: 'Check that filesystemType is the snapshot’s own. Then launch again.',
  },
  {
    ...ofEbs,
    id: 'ebs-volume',
    when: [ebs, /fail|error|unable|could ?n't|could not|invalid|not supported|unsupported/i],
    title: 'The EBS volume could not be prepared',
    cause: 'EC2 could not create or attach the volume. AWS’s message says why.',
    remedy:
      'Check the volume’s type, size, IOPS and Availability Zone, and the infrastructure role.',
  },
  {
    id: 'volume-owner',
    category: 'CannotStartContainerError',
    when: [/\bl?chown\b|copy file info/i],
    unless: [/layer|\btar\b|archive/i],
    title: 'The owner of a volume’s folder can’t be changed',
    cause:
      'The container or the runtime wants to own the folder of a volume, and the file system (an EFS access point, NFS or a read-only mount) doesn’t let it.',
    remedy:
      'Set the owner in the access point or on the file system to the user that the container runs as.',
    guide: 'volumes',
  },
  {
    id: 'fsx',
    category,
    when: [/fsx/i, /mount|credential|fail|error|unable|not found/i],
    title: 'An FSx volume could not be mounted',
    cause: 'The file system, its path, its credentials or the network path to it are wrong.',
    remedy:
      'Check the file system ID and root directory, the secret with its credentials, and the security groups.',
    guide: 'volumes',
  },
  {
    id: 'volume-conflict',
    category: 'CannotCreateVolumeError',
    when: [/volume .{0,80}(must be unique|exists with (other|different))/i],
    title: 'A volume of this name exists with other settings',
    cause:
      'The instance has a Docker volume of the same name with another driver or other options.',
    remedy: 'Give the volume another name, or remove the old one from the instance.',
    guide: 'volumes',
  },
  {
    id: 'volume-driver',
    category: 'CannotCreateVolumeError',
    when: [
      /(looking up|find|load)\w{0,8} (the )?volume (plugin|driver)|volume (plugin|driver).{0,80}(not found|not enabled|not exist|no such)|plugin .{0,80}not found/i,
    ],
    title: 'The host doesn’t have the volume’s driver',
    cause: 'The Docker volume plugin that the volume names is not installed on the instance.',
    remedy: 'Install the plugin on the instance, or use another kind of volume.',
    guide: 'volumes',
  },
]
