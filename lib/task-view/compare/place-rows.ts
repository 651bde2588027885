import { nameOfArn } from '../../aws/arn.ts'
import { isOwnStartedBy } from '../../run-task/form/started-by.ts'
import type { TaskView } from '../task/task-view.ts'
import type { VolumeView } from '../task/volume-view.ts'
import type { CompareRow, Noun } from './compare-row.ts'
import { toRow } from './to-row.ts'
import type { Side } from './to-row.ts'

interface Fact {
  label: string
  noun: Noun
  read: (task: TaskView, other: TaskView) => string | Side | undefined
  isMono?: boolean
}

const noun = (one: string, many = one): Noun => ({ one, many })

/** Where the task ran, as what, and what was noted on it. */
const facts: readonly Fact[] = [
  {
    label: 'Capacity',
    noun: noun('capacity'),
    read: ({ placement: { capacityProviderName, launchType, availabilityZone } }) =>
      [capacityProviderName ?? launchType, availabilityZone].filter(Boolean).join(' · '),
  },
  { label: 'Cluster', noun: noun('cluster'), read: toClusterText },
  { label: 'Platform', noun: noun('platform'), read: ({ placement }) => placement.platform },
  {
    label: 'Architecture',
    noun: noun('architecture'),
    read: ({ placement, isDefinitionKnown }) =>
      ofDefinition(placement.architecture, isDefinitionKnown),
  },
  { label: 'Size', noun: noun('size'), read: ({ placement }) => placement.size },
  {
    label: 'Storage',
    noun: noun('storage'),
    read: ({ placement: { ephemeralStorageGiB, fargateStorage } }) => {
      const sizeInGiB = ephemeralStorageGiB ?? fargateStorage?.sizeInGiB
      return sizeInGiB === undefined ? undefined : `${sizeInGiB} GiB`
    },
  },
  {
    label: 'Accelerators',
    noun: noun('accelerators'),
    read: ({ placement }) => placement.accelerators.join(', '),
  },
  {
    label: 'Network mode',
    noun: noun('network mode'),
    read: ({ placement, isDefinitionKnown }) =>
      ofDefinition(placement.networkMode, isDefinitionKnown),
  },
  {
    label: 'Task role',
    noun: noun('task role', 'roles'),
    read: ({ taskRoleArn, isDefinitionKnown }) =>
      ofDefinition(toName(taskRoleArn), isDefinitionKnown),
    isMono: true,
  },
  {
    label: 'Execution role',
    noun: noun('execution role'),
    read: ({ executionRoleArn, isDefinitionKnown }) =>
      ofDefinition(toName(executionRoleArn), isDefinitionKnown),
    isMono: true,
  },
  { label: 'Group', noun: noun('group'), read: ({ group }) => group, isMono: true },
  {
    label: 'Started by',
    noun: noun('started by'),
    // Slipway marks each launch with one of its own.
    read: ({ startedBy }) => (startedBy && isOwnStartedBy(startedBy) ? undefined : startedBy),
    isMono: true,
  },
  {
    label: 'ECS Exec',
    noun: noun('ECS Exec'),
    read: ({ enableExecuteCommand }) => (enableExecuteCommand ? 'on' : 'off'),
  },
]

export const toPlaceRows = (a: TaskView, b: TaskView): CompareRow[] => [
  ...facts.flatMap(({ label, noun: called, read, isMono }) =>
    toRow({
      key: label,
      label,
      noun: called,
      isMono,
      a: toSide(read(a, b)),
      b: toSide(read(b, a)),
    }),
  ),
  ...toNamedRows(toVolumes(a), toVolumes(b), {
    label: 'Volume',
    noun: { one: 'volume', many: 'volumes', isCounted: true },
  }),
  ...toNamedRows(toTags(a), toTags(b), {
    label: 'Tag',
    noun: { one: 'tag', many: 'tags', isCounted: true },
  }),
]

const toSide = (read: string | Side | undefined): Side =>
  typeof read === 'object' ? read : { text: read || undefined }

/** Without the definition, nobody can tell whether it gives one. */
const ofDefinition = (text: string | undefined, isDefinitionKnown: boolean): Side => ({
  text,
  isKnown: text !== undefined || isDefinitionKnown,
})

const toName = (arn: string | undefined): string | undefined => arn && nameOfArn(arn)

/** A cluster of another Region has the Region beside it. */
function toClusterText({ address }: TaskView, other: TaskView): string {
  const { cluster, region } = address
  return region === other.address.region ? cluster : `${cluster} · ${region}`
}

const toTags = ({ tags }: TaskView): Map<string, string> =>
  new Map(tags.map(({ key, value }) => [key, value]))

const toVolumes = ({ volumes }: TaskView): Map<string, string> =>
  new Map(volumes.map(volume => [volume.name, toVolumeText(volume)]))

const toVolumeText = ({ kind, settings, mounts }: VolumeView): string =>
  [
    kind,
    ...settings.map(({ label, value }) => `${label} ${value}`),
    ...mounts.map(
      ({ container, path, isReadOnly }) =>
        `${path} in ${container}${isReadOnly ? ', read-only' : ''}`,
    ),
  ].join(' · ')

function toNamedRows(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
  { label, noun: called }: { label: string; noun: Noun },
): CompareRow[] {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap(name =>
    toRow({
      key: JSON.stringify([label, name]),
      label: `${label} ${name}`,
      noun: called,
      a: { text: a.get(name) },
      b: { text: b.get(name) },
    }),
  )
}
