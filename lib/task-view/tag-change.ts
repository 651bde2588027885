export interface ShownTag {
  key: string
  value: string
}

/** What to change about a task's tags. Tags that it doesn't name stay as they are. */
export interface TagChange {
  /** Tags to add, and new values of existing ones. */
  set: ShownTag[]
  /** Keys. */
  remove: string[]
}

/** Tags with these keys belong to AWS: nobody else can set or remove them (API Reference, Tag). */
export const isReservedTag = (key: string): boolean => /^aws:/i.test(key)

/** The tags after a change, in their order; new ones come last. */
export function applyTagChange<Tag extends { key?: string; value?: string }>(
  tags: readonly Tag[],
  { set, remove }: TagChange,
): (Tag | ShownTag)[] {
  const fresh = new Map(set.map(tag => [tag.key, tag]))
  const removed = new Set(remove.filter(key => !fresh.has(key)))
  const known = new Set(tags.map(({ key = '' }) => key))
  return [
    ...tags.filter(({ key = '' }) => !removed.has(key)).map(tag => fresh.get(tag.key ?? '') ?? tag),
    ...set.filter(({ key }) => !known.has(key)),
  ]
}
