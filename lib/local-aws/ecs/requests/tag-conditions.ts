import type { Tag } from '../wire.ts'

type Conditions = Record<string, string | string[]>

const toValues = (prefix: string, tags: readonly Tag[]): Conditions =>
  Object.fromEntries(tags.map(({ key, value }) => [`${prefix}/${key}`, value]))

/** Condition keys of the tags that a request would set (Service Authorization Reference). */
export function toRequestTagConditions(tags: readonly Tag[]): Conditions {
  if (tags.length === 0) return {}
  return { ...toTagKeyCondition(tags.map(({ key }) => key)), ...toValues('aws:RequestTag', tags) }
}

export const toTagKeyCondition = (keys: readonly string[]): Conditions =>
  keys.length === 0 ? {} : { 'aws:TagKeys': [...keys] }

/** Condition keys of the tags that a resource has; nothing for one that does not exist. */
export function toResourceTagConditions(
  resource: { tags: readonly Tag[] } | undefined,
): Conditions {
  const tags = resource?.tags ?? []
  return { ...toValues('aws:ResourceTag', tags), ...toValues('ecs:ResourceTag', tags) }
}
