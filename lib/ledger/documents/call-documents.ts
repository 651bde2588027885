/** The columns of a call as `closeCall` writes them; a row that something else damaged has fewer. */
export const readTaskArns = (json: string): string[] =>
  toList(parseJson(json)).filter(arn => typeof arn === 'string')

export const readFailures = (json: string) =>
  toList(parseJson(json))
    .filter(isRecord)
    .map(({ arn, reason, detail }) => ({
      arn: toText(arn),
      reason: toText(reason) ?? 'UNKNOWN',
      detail: toText(detail),
    }))

export function readRefusal(json: string | null) {
  const document = json === null ? undefined : parseJson(json)
  if (!isRecord(document)) return undefined
  const { kind, message, code, detail, requestId } = document
  return {
    kind: toText(kind) ?? 'rejected',
    message: toText(message) ?? 'AWS refused the request.',
    code: toText(code),
    detail: toText(detail),
    requestId: toText(requestId),
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const toText = (value: unknown) => (typeof value === 'string' ? value : undefined)
