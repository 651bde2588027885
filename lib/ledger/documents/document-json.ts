/** `Task` and `TaskDefinition` carry times as `Date` in members that end in `At` (API Reference). */
const isTime = (key: string, value: unknown): value is string =>
  key.endsWith('At') && typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)

export const toDocumentJson = (document: unknown): string => JSON.stringify(document)

/** Reads a stored document back, with its times as `Date` again; undefined where it is damaged. */
export function parseDocumentJson(json: string): unknown {
  try {
    return JSON.parse(json, (key: string, value: unknown) =>
      isTime(key, value) ? new Date(value) : value,
    )
  } catch {
    return undefined
  }
}
