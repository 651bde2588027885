import { isEmpty } from '../form/given-members.ts'
import type { ContainerOverrideValues } from '../form/overrides-schema.ts'
import type { LaunchInput } from '../schema.ts'

/** How many members a container overrides, each variable, file and resource counted. */
export const countChanges = (container: ContainerOverrideValues): number =>
  [
    container.command ?? container.keptCommand,
    container.cpu,
    container.memory,
    container.memoryReservation,
  ].filter(member => member !== undefined).length +
  container.environment.filter(({ name, value }) => name !== '' || value !== '').length +
  container.environmentFiles.filter(({ value }) => value !== '').length +
  container.resourceRequirements.filter(isResourceGiven).length

/** A row that holds an amount, be it a number of whole devices or a part of a shared one. */
export const isResourceGiven = ({
  value,
  sharingStrategy,
}: ContainerOverrideValues['resourceRequirements'][number]): boolean =>
  value !== '' || sharingStrategy?.nvidiaMps !== undefined

type ContainerInput = NonNullable<
  NonNullable<LaunchInput['overrides']>['containerOverrides']
>[number]

/** Whether anything was entered for a container, be it right or wrong. */
export const isFilledIn = (container: ContainerInput): boolean =>
  Object.entries(container).some(([member, value]) => !markers.includes(member) && !isEmpty(value))

/** Members that override nothing. */
const markers = ['name', 'isNamed']
