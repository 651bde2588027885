import { nameOfArn, partitionOf } from '../../aws/arn.ts'
import type { TaskAddress } from '../../aws/arn.ts'
import { isTaskReference } from '../task-address.ts'
import { isFamilyName } from '../task-names.ts'

/** The pages of the AWS console about a task. A page whose address AWS's strings don't give is absent. */
export interface ConsoleLinks {
  task?: string
  cluster?: string
  definition?: string
  instance?: string
}

/** The isolated partitions (`aws-iso…`) publish no console address. */
const HOSTS: Partial<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
}

interface Linked {
  address: TaskAddress
  family: string
  revision?: number
  containerInstanceArn?: string
}

export function toConsoleLinks(task: Linked): ConsoleLinks {
  const { address, family, revision, containerInstanceArn = '' } = task
  const { region, cluster, taskId } = address
  const host = HOSTS[partitionOf(region)]
  if (!host || !isTaskReference(address)) return {}
  const instance = nameOfArn(containerInstanceArn)
  const toUrl = (...segments: string[]) =>
    `https://${host}/ecs/v2/${segments.map(encodeURIComponent).join('/')}?region=${region}`
  return {
    task: toUrl('clusters', cluster, 'tasks', taskId, 'configuration'),
    cluster: toUrl('clusters', cluster),
    ...(revision !== undefined &&
      isFamilyName(family) && {
        definition: toUrl('task-definitions', family, String(revision), 'containers'),
      }),
    ...(/^[0-9a-f-]{32,36}$/.test(instance) && {
      instance: toUrl('clusters', cluster, 'infrastructure', 'container-instances', instance),
    }),
  }
}
