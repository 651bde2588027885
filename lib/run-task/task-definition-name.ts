export interface TaskDefinitionName {
  /** Everything before the revision: the family, or the ARN up to it. */
  name: string
  family: string
  /** Absent is the latest ACTIVE revision. */
  revision?: number
}

/** Splits `family`, `family:revision` or a task definition ARN; blank text is an empty family. */
export function splitTaskDefinition(text: string): TaskDefinitionName {
  const given = text.trim()
  const match = /^(.*):(\d+)$/.exec(given)
  const name = match?.[1] ?? given
  const family = name.slice(name.lastIndexOf('/') + 1)
  return match ? { name, family, revision: Number(match[2]) } : { name, family }
}
