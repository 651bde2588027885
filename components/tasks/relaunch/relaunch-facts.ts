import { nameOfArn } from '@/lib/aws/arn'
import type { Place } from '@/lib/aws/arn'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import { findDifferences } from '@/lib/run-task/compare/find-differences'
import type { Difference } from '@/lib/run-task/compare/find-differences'
import type { LoadedCluster } from '@/lib/run-task/rules/loaded-account'
import type { LaunchValues } from '@/lib/run-task/schema'
import { summarizePlacement, toMoreText } from '../../launch/sections/section-summaries'

/** One thing to know about a launch before it is made. */
export interface RelaunchFact {
  label: string
  value: string
  isMono?: boolean
}

interface Known {
  /** Absent where it could not be read. */
  definition?: DefinitionChoice
  cluster?: Pick<LoadedCluster, 'defaultCapacityProviderStrategy'>
  /** Where it is launched. */
  place: Place
  /** How many tasks the first launch asked for, where it asked for more than this one. */
  ofCount?: number
  /** Paths of what the source could not tell. */
  missing?: readonly string[]
}

/** What a launch runs, where, and what it changes against its definition; what looks secret is masked. */
export function toRelaunchFacts(launch: LaunchValues, known: Known): RelaunchFact[] {
  const { definition, cluster, place, ofCount, missing } = known
  const { count } = launch
  const facts: (RelaunchFact | undefined)[] = [
    toFact('Task definition', nameOfArn(launch.taskDefinition)),
    toFact('Cluster', nameOfArn(launch.cluster ?? 'default')),
    toFact('Account', `${place.accountId} · ${place.region}`),
    toFact('Capacity', toCapacityText(launch.compute, cluster)),
    toFact('Tasks', ofCount ? `${count}. The first launch started ${ofCount}.` : String(count)),
    ...toOverrideFacts(launch, definition),
    toRoleFact('Task role', launch.overrides.taskRoleArn, definition?.taskRoleArn),
    toRoleFact('Execution role', launch.overrides.executionRoleArn, definition?.executionRoleArn),
    ...toNetworkFacts(launch, missing),
    toPlacementFact(launch),
    toFact('Volumes', toNames(launch.volumeConfigurations.map(({ name }) => name))),
    toFact('Tags', toNames(launch.tags.map(({ key }) => key))),
    toFact('Also set', toMoreText(launch)),
  ]
  return facts.filter(fact => fact !== undefined)
}

function toFact(
  label: string,
  value: string | undefined,
  isMono = false,
): RelaunchFact | undefined {
  return value ? { label, value: shorten(value), ...(isMono && { isMono }) } : undefined
}

/** The form shows the whole of it. */
const SHOWN_CHARACTERS = 300

const shorten = (text: string): string =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS).trimEnd()}…` : text

const SHOWN_NAMES = 8

/** `LEVEL, API_TOKEN and 3 more`. */
function toNames(names: string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join(', ')
  return names.length > SHOWN_NAMES ? `${shown} and ${names.length - SHOWN_NAMES} more` : shown
}

type Compute = LaunchValues['compute']

function toCapacityText(compute: Compute, cluster: Known['cluster']): string {
  switch (compute.kind) {
    case 'launchType':
      return compute.launchType
    case 'strategy':
      return toStrategyText(compute.capacityProviderStrategy)
    case 'clusterDefault': {
      const strategy = cluster?.defaultCapacityProviderStrategy ?? []
      return strategy.length > 0
        ? `${toStrategyText(strategy)}, the cluster’s default`
        : 'The cluster’s default'
    }
  }
}

interface StrategyRow {
  capacityProvider: string
  base?: number
  weight?: number
}

/** Weights say something only beside each other. */
function toStrategyText(rows: readonly StrategyRow[]): string {
  const [only, ...others] = rows
  if (only && others.length === 0) return only.capacityProvider
  return rows
    .map(({ capacityProvider, base = 0, weight = 0 }) => {
      const parts = [base > 0 && `base ${base}`, `weight ${weight}`].filter(Boolean).join(', ')
      return `${capacityProvider} (${parts})`
    })
    .join(', ')
}

const ofVariable = /^overrides\.containerOverrides\.(\d+)\.environment\.(\d+)\.value$/
const roles = ['overrides.taskRoleArn', 'overrides.executionRoleArn']

function toOverrideFacts(
  launch: LaunchValues,
  definition: DefinitionChoice | undefined,
): (RelaunchFact | undefined)[] {
  const differences = findDifferences(launch, definition ?? { containers: [] }).filter(
    ({ path }) => !roles.includes(path),
  )
  if (differences.length === 0) return [toFact('Overrides', 'None')]
  const isOfVariable = ({ path }: Difference) => ofVariable.test(path)
  return [
    ...differences
      .filter(difference => !isOfVariable(difference))
      .map(({ label, is }) => toFact(label, is === '' ? '(empty)' : is, true)),
    ...toVariableFacts(launch, differences.filter(isOfVariable)),
  ].map(fact => fact && { ...fact, label: withoutOnlyContainer(fact.label, definition) })
}

/** `Command`, where the task has no other container whose command it could be. */
function withoutOnlyContainer(label: string, definition: DefinitionChoice | undefined): string {
  const [only, ...others] = definition?.containers ?? []
  const suffix = ` of ${only?.name}`
  return only && others.length === 0 && label.endsWith(suffix)
    ? label.slice(0, -suffix.length)
    : label
}

/** By name: what looks secret isn't here, and the others can be long. */
function toVariableFacts({ overrides }: LaunchValues, differences: readonly Difference[]) {
  const byContainer = new Map<string, string[]>()
  for (const { path } of differences) {
    const [, container, row] = ofVariable.exec(path) ?? []
    const { name, environment } = overrides.containerOverrides[Number(container)] ?? {}
    const variable = environment?.[Number(row)]?.name
    if (name === undefined || variable === undefined) continue
    byContainer.set(name, [...(byContainer.get(name) ?? []), variable])
  }
  return [...byContainer].map(([container, names]) =>
    toFact(`Variables of ${container}`, toNames(names), true),
  )
}

function toRoleFact(label: string, override: string | undefined, own: string | undefined) {
  if (!override || override === own) return own ? toFact(label, nameOfArn(own)) : undefined
  return toFact(label, `${nameOfArn(override)} (override)`)
}

const toIpText = (assigned: 'ENABLED' | 'DISABLED' | undefined) =>
  assigned === 'ENABLED' ? 'Enabled' : 'Disabled'

function toPlacementFact(launch: LaunchValues): RelaunchFact | undefined {
  const { placementConstraints, placementStrategy } = launch
  if (placementConstraints.length + placementStrategy.length === 0) return undefined
  return toFact('Placement', summarizePlacement(launch, false))
}

function toNetworkFacts(
  { networkConfiguration }: LaunchValues,
  missing: readonly string[] = [],
): (RelaunchFact | undefined)[] {
  const { subnets, securityGroups, assignPublicIp } = networkConfiguration.awsvpcConfiguration
  if (subnets.length === 0) return []
  const isUnknown = (member: string) =>
    missing.includes(`networkConfiguration.awsvpcConfiguration.${member}`)
  return [
    toFact('Subnets', toNames(subnets), true),
    securityGroups.length > 0
      ? toFact('Security groups', toNames(securityGroups), true)
      : toFact('Security groups', isUnknown('securityGroups') ? 'Unknown' : 'The VPC’s default'),
    toFact('Public IP', isUnknown('assignPublicIp') ? 'Unknown' : toIpText(assignPublicIp)),
  ]
}
