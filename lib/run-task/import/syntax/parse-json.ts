/** The value of a JSON text, or undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits)
  } catch {
    return parsePlainly(text)
  }
}

/** Keeping digits needs the stack; nesting that exhausts it is still JSON. */
function parsePlainly(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** As numbers, `1.10` and an ID of 20 digits lose digits that count where AWS takes text. */
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  const isLossy = typeof value === 'number' && source !== undefined && String(value) !== source
  return isLossy && /^-?\d+(?:\.\d+)?$/.test(source) ? source : value
}
