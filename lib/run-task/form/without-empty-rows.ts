import type { LaunchValues } from './launch-form-schema.ts'
import type { Network } from './network-schema.ts'
import type { ManagedEbsVolume } from './volumes-schema.ts'
import { withoutEmptyOverrides } from './without-empty-overrides.ts'

/**
 * The normal form of a launch: rows that were added and not filled in are gone, and so are members
 * that hold nothing. Two forms that ask for the same have the same normal form.
 */
export const withoutEmptyRows = (values: LaunchValues): LaunchValues =>
  withoutUndefined({
    ...values,
    networkConfiguration: toNormalNetwork(values.networkConfiguration),
    overrides: withoutEmptyOverrides(values.overrides),
    tags: values.tags.filter(isTagGiven),
    volumeConfigurations: values.volumeConfigurations.map(volume => ({
      ...volume,
      managedEBSVolume: volume.managedEBSVolume && {
        ...volume.managedEBSVolume,
        terminationPolicy: toGivenPolicy(volume.managedEBSVolume),
        tagSpecifications: volume.managedEBSVolume.tagSpecifications.map(specification => ({
          ...specification,
          tags: specification.tags.filter(isTagGiven),
        })),
      },
    })),
  })

const toGivenPolicy = ({ terminationPolicy }: ManagedEbsVolume) =>
  terminationPolicy?.deleteOnTermination === undefined ? undefined : terminationPolicy

const isTagGiven = ({ key, value }: { key: string; value?: string }) => key !== '' || Boolean(value)

/** Without a subnet or a group, `DISABLED` says nothing: it is what an unasked field holds. */
function toNormalNetwork({ awsvpcConfiguration: awsvpc }: Network): Network {
  const subnets = awsvpc.subnets.filter(Boolean)
  const securityGroups = awsvpc.securityGroups.filter(Boolean)
  const isGiven =
    subnets.length > 0 || securityGroups.length > 0 || awsvpc.assignPublicIp === 'ENABLED'
  const { assignPublicIp } = awsvpc
  return {
    awsvpcConfiguration: {
      subnets,
      securityGroups,
      ...(isGiven && assignPublicIp && { assignPublicIp }),
    },
  }
}

/** Absent, not undefined: two equal launches are equal however they are compared. */
function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return sameShape<T>(value.map(withoutUndefined))
  if (typeof value !== 'object' || value === null) return value
  const given = Object.entries(value).filter(([, member]) => member !== undefined)
  return sameShape<T>(Object.fromEntries(given.map(([key, it]) => [key, withoutUndefined(it)])))
}

/** Safe: only members that may be absent are ever undefined. */
const sameShape = <T>(copy: unknown) => copy as T
