import { build, parse, validate } from '@aws-sdk/util-arn-parser'

/** The account and the Region that a resource belongs to. */
export interface Place {
  region: string
  accountId: string
}

export interface ClusterAddress extends Place {
  cluster: string
}

/** Where a task is: the four parts of the link that opens forever. */
export interface TaskAddress extends ClusterAddress {
  taskId: string
}

/** The segments of `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. */
export interface Arn extends Place {
  partition: string
  service: string
  resource: string
}

type Partition = Pick<Arn, 'partition'>

/** What the Regions outside the commercial partition begin with (AWS SDKs, "partitions.json"). */
const PARTITION_BY_PREFIX: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
]

/** ARNs differ from Region to Region in their partition (IAM User Guide, "Amazon Resource Names"). */
export const partitionOf = (region: string): string =>
  PARTITION_BY_PREFIX.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws'

/** Undefined for a text that is not an ARN. */
export const parseArn = (text: string): Arn | undefined =>
  validate(text) ? parse(text) : undefined

/** Without a partition, the ARN gets that of its Region. */
export const toArn = (arn: Omit<Arn, 'partition'> & Partial<Partition>): string =>
  build({ ...arn, partition: arn.partition ?? partitionOf(arn.region) })

/** The Region and the account that an ARN names. An ARN of IAM names no Region. */
export function placeOfArn(text: string): Partial<Place> {
  const { region, accountId } = parseArn(text.trim()) ?? {}
  return { region: region || undefined, accountId: accountId || undefined }
}

/**
 * The name at the end of the ARN of a cluster, service, role, container instance or task
 * definition. A text that is a name already stays as it is.
 */
export const nameOfArn = (nameOrArn: string): string =>
  nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1)

export const toClusterArn = ({ cluster, ...place }: ClusterAddress & Partial<Partition>): string =>
  toEcsArn(place, `cluster/${cluster}`)

export const toTaskArn = ({
  cluster,
  taskId,
  ...place
}: TaskAddress & Partial<Partition>): string => toEcsArn(place, `task/${cluster}/${taskId}`)

const toEcsArn = (
  { region, accountId, partition }: Place & Partial<Partition>,
  resource: string,
): string => toArn({ partition, service: 'ecs', region, accountId, resource })

/** The ARN of a cluster that RunTask names by name or ARN. */
export const clusterArnOf = (nameOrArn: string, place: Place): string =>
  validate(nameOrArn) ? nameOrArn : toClusterArn({ ...place, cluster: nameOrArn })

/** `arn:aws:ecs:us-east-1:111122223333:cluster/demo`. Undefined for anything else. */
export function parseClusterArn(arn: string): (ClusterAddress & Partition) | undefined {
  const { place, names } = parseEcsArn(arn, 'cluster') ?? {}
  const [cluster, ...rest] = names ?? []
  return place && cluster && rest.length === 0 ? { ...place, cluster } : undefined
}

/**
 * `…:task/demo/0123…`. Undefined for anything else.
 *
 * @param clusterArn the task's cluster, which the old form `…:task/ID` does not name. Without it a
 *   task ARN of the old form is undefined too.
 */
export function parseTaskArn(
  arn: string,
  clusterArn?: string,
): (TaskAddress & Partition) | undefined {
  const task = splitTaskArn(arn)
  const cluster = task?.cluster ?? (clusterArn && nameOfArn(clusterArn))
  return task && cluster ? { ...task, cluster } : undefined
}

/** The parts of a task ARN. The old form, `…:task/ID`, has no cluster. */
export function splitTaskArn(
  arn: string,
): (Omit<TaskAddress, 'cluster'> & { cluster?: string } & Partition) | undefined {
  const { place, names = [] } = parseEcsArn(arn, 'task') ?? {}
  const [cluster, taskId] = names.length === 1 ? [undefined, names[0]] : names
  if (!place || !taskId || cluster === '' || names.length > 2) return undefined
  return { ...place, cluster, taskId }
}

function parseEcsArn(arn: string, wanted: string) {
  const {
    partition = '',
    service,
    region = '',
    accountId = '',
    resource = '',
  } = parseArn(arn) ?? {}
  const [kind, ...names] = resource.split('/')
  if (service !== 'ecs' || kind !== wanted) return undefined
  return { place: { partition, region, accountId }, names }
}

export interface TaskDefinitionName {
  /** Everything before the revision: the family, or the ARN up to it. */
  name: string
  family: string
  /** Absent is the latest ACTIVE revision. */
  revision?: number
  /** What stands behind the family's colon, where that isn't a number. */
  invalidRevision?: string
}

/** Splits `family`, `family:revision` or a task definition ARN. Blank text is an empty family. */
export function splitTaskDefinition(text: string): TaskDefinitionName {
  const given = text.trim()
  const familyAt = given.lastIndexOf('/') + 1
  const colonAt = given.indexOf(':', familyAt)
  const name = colonAt < 0 ? given : given.slice(0, colonAt)
  const family = name.slice(familyAt)
  if (colonAt < 0) return { name, family }
  const revision = given.slice(colonAt + 1)
  const isNumber = /^\d+$/.test(revision)
  return {
    name,
    family,
    ...(isNumber ? { revision: Number(revision) } : { invalidRevision: revision }),
  }
}

/** `arn:aws:iam::111122223333:role/PATH/NAME`, in every partition. */
export const isRoleArn = (text: string): boolean =>
  /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(text)

/** The ARN of a role by name or ARN (API Reference, TaskOverride). IAM's ARNs have no Region. */
export function roleArnOf(
  nameOrArn: string,
  { region, accountId, partition = partitionOf(region) }: Place & Partial<Partition>,
): string {
  if (parseArn(nameOrArn)?.service === 'iam') return nameOrArn
  return toArn({ partition, service: 'iam', region: '', accountId, resource: `role/${nameOrArn}` })
}

/** Whose credentials they are, as GetCallerIdentity tells (IAM User Guide, "IAM identifiers"). */
export type Principal = Partition & { accountId: string } & (
    | { kind: 'user' | 'root' | 'federated-user' }
    /** `role` is the role's name, without its path. */
    | { kind: 'assumed-role'; role: string }
  )

/** Undefined for anything but a principal's ARN. */
export function parsePrincipalArn(arn: string): Principal | undefined {
  const { partition, service, accountId, resource } = parseArn(arn) ?? {}
  if (partition === undefined || accountId === undefined) return undefined
  const [kind, name] = resource?.split('/') ?? []
  if (service === 'iam' && kind === 'user') return { partition, accountId, kind }
  if (kind === 'root' || kind === 'federated-user') return { partition, accountId, kind }
  return kind === 'assumed-role' && name ? { partition, accountId, kind, role: name } : undefined
}

/**
 * What a colleague calls a principal: the user's name, the session's name of an assumed role, or
 * `root`. `arn:aws:sts::1:assumed-role/ops/alice` is alice.
 */
export const principalNameOf = (principalArn: string): string =>
  nameOfArn(parseArn(principalArn)?.resource ?? principalArn)
