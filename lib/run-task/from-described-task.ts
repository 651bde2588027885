import type { Task } from '@aws-sdk/client-ecs'
import { fromRunTaskInput } from './from-run-task-input.ts'
import type { ImportedLaunch } from './from-run-task-input.ts'
import { isMark } from './form/started-by.ts'
import { isRecord } from './request/read-shape.ts'
import { splitTaskDefinition } from '../aws/arn.ts'

/**
 * The launch that would start a task like this one. `missing` is what DescribeTasks doesn't return:
 * security groups, placement rules, the capacity provider strategy. `unused` belongs to that task
 * alone, such as tags that AWS set.
 */
export function fromDescribedTask(task: Task): ImportedLaunch {
  const { subnets, hasVolume } = readAttachments(task.attachments)
  const compute = readCompute(task)
  const marks = readMarks(task)
  const tags = readTags(task.tags)
  const read = fromRunTaskInput({
    taskDefinition: task.taskDefinitionArn,
    cluster: task.clusterArn,
    count: 1,
    ...compute.members,
    platformVersion: compute.isFargate ? task.platformVersion : undefined,
    networkConfiguration: subnets.length > 0 ? { awsvpcConfiguration: { subnets } } : undefined,
    overrides: withoutIdleContainers(task.overrides),
    tags: tags.own,
    enableExecuteCommand: task.enableExecuteCommand === true ? true : undefined,
    ...marks.members,
  })
  return {
    values: read.values,
    unused: [...read.unused, ...tags.unused, ...marks.unused],
    missing: [
      ...read.missing,
      ...compute.missing,
      ...(subnets.length > 0 ? networkMembers : []),
      ...(compute.isFargate ? [] : ['placementConstraints', 'placementStrategy']),
      ...(hasVolume ? ['volumeConfigurations'] : []),
      'propagateTags',
      'referenceId',
    ],
  }
}

const networkMembers = ['securityGroups', 'assignPublicIp'].map(
  name => `networkConfiguration.awsvpcConfiguration.${name}`,
)

/** The rows of a list. Events and pasted texts are untyped, so the value may be anything. */
const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

/** `eni` is how events spell the type (EventBridge, ECS Task State Change). */
const networkInterfaceTypes = ['ElasticNetworkInterface', 'eni']

function readAttachments(attachments: unknown) {
  const rows = rowsOf(attachments)
  const ids = rows
    .filter(({ type }) => networkInterfaceTypes.some(name => name === type))
    .flatMap(({ details }) => rowsOf(details))
    .flatMap(({ name, value }) => (name === 'subnetId' ? [value] : []))
  return {
    subnets: [...new Set(ids)],
    hasVolume: rows.some(({ type }) => type === 'AmazonElasticBlockStorage'),
  }
}

/** A task names the capacity provider that it runs on. Base and weights are unknown. */
function readCompute({ launchType, capacityProviderName }: Task) {
  if (typeof capacityProviderName === 'string' && capacityProviderName !== '') {
    return {
      members: {
        capacityProviderStrategy: [{ capacityProvider: capacityProviderName, weight: 1 }],
      },
      missing: ['capacityProviderStrategy.0.base', 'capacityProviderStrategy.0.weight'],
      isFargate: capacityProviderName.startsWith('FARGATE'),
    }
  }
  return { members: { launchType }, missing: [], isFargate: launchType === 'FARGATE' }
}

/** Drop containers without overrides: ECS lists every container, with empty lists in it. */
function withoutIdleContainers(overrides: unknown): unknown {
  if (!isRecord(overrides) || !Array.isArray(overrides.containerOverrides)) return overrides
  const containers: unknown[] = overrides.containerOverrides
  return { ...overrides, containerOverrides: containers.filter(container => !isIdle(container)) }
}

const isIdle = (container: unknown) =>
  isRecord(container) &&
  Object.entries(container).every(
    ([name, member]) =>
      name === 'name' || member === null || (Array.isArray(member) && member.length === 0),
  )

function readTags(tags: unknown) {
  const unused: string[] = []
  const own = rowsOf(tags).filter((tag, index) => {
    const isAws = typeof tag.key === 'string' && /^aws:/i.test(tag.key)
    if (isAws) unused.push(`tags.${index}`)
    return !isAws
  })
  return { own, unused }
}

function readMarks({ startedBy, group, taskDefinitionArn }: Task) {
  const { family } = splitTaskDefinition(
    typeof taskDefinitionArn === 'string' ? taskDefinitionArn : '',
  )
  const isMarked = typeof startedBy === 'string' && isMark(startedBy)
  const isOfService = typeof group === 'string' && group.startsWith('service:')
  return {
    members: {
      startedBy: isMarked ? undefined : startedBy,
      group: isOfService || group === `family:${family}` ? undefined : group,
    },
    unused: [...(isMarked ? ['startedBy'] : []), ...(isOfService ? ['group'] : [])],
  }
}
