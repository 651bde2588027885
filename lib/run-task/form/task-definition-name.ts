export interface TaskDefinitionName {
  /** Everything before the revision: the family, or the ARN up to it. */
  name: string
  family: string
  /** Absent is the latest ACTIVE revision. */
  revision?: number
  /** What stands behind the family's colon, where that isn't a number. */
  invalidRevision?: string
}

/** Splits `family`, `family:revision` or a task definition ARN; blank text is an empty family. */
export function splitTaskDefinition(text: string): TaskDefinitionName {
  const given = text.trim()
  const familyAt = given.lastIndexOf('/') + 1
  const colonAt = given.indexOf(':', familyAt)
  const name = colonAt < 0 ? given : given.slice(0, colonAt)
  const family = name.slice(familyAt)
  if (colonAt < 0) return { name, family }
  const revision = given.slice(colonAt + 1)
  const isNumber = /^\d+$/.test(revision)
  return {
    name,
    family,
    ...(isNumber ? { revision: Number(revision) } : { invalidRevision: revision }),
  }
}
