import { toTagValues } from '../../iam/caller-context.ts'
import type { ConditionValues } from '../../iam/policy.ts'
import type { Tag } from '../state/wire.ts'

const toRecord = (tags: readonly Tag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]))

/** Condition keys of the tags that a request would set (Service Authorization Reference). */
export function toRequestTagConditions(tags: readonly Tag[]): ConditionValues {
  if (tags.length === 0) return {}
  return {
    ...toTagKeyCondition(tags.map(({ key }) => key)),
    ...toTagValues('aws:RequestTag', toRecord(tags)),
  }
}

export const toTagKeyCondition = (keys: readonly string[]): ConditionValues =>
  keys.length === 0 ? {} : { 'aws:TagKeys': [...keys] }

/** Condition keys of a resource's tags. None if the resource doesn't exist. */
export function toResourceTagConditions(
  resource: { tags: readonly Tag[] } | undefined,
): ConditionValues {
  const tags = toRecord(resource?.tags ?? [])
  return { ...toTagValues('aws:ResourceTag', tags), ...toTagValues('ecs:ResourceTag', tags) }
}
