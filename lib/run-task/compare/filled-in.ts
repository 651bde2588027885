import { isCommandGiven } from '../command/is-command-given.ts'
import { isEmpty } from '../form/given-members.ts'
import type { ContainerOverrideValues } from '../form/overrides-schema.ts'
import type { LaunchInput } from '../schema.ts'

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
export const isFilledIn = ({ command, ...others }: ContainerInput): boolean =>
  isCommandGiven(command) ||
  Object.entries(others).some(([member, value]) => !markers.includes(member) && !isEmpty(value))

/** Members that override nothing. */
const markers = ['name', 'isNamed']
