/** How lines are shown. The browser remembers it. */
export interface LogLook {
  isWrapped: boolean
  zone: 'local' | 'utc' | 'start'
  density: 'comfortable' | 'compact'
  isJsonOpen: boolean
}

export const usualLook: LogLook = {
  isWrapped: false,
  zone: 'local',
  density: 'comfortable',
  isJsonOpen: false,
}

/**
 * What was kept; what isn't understood is as usual.
 *
 * @param isNarrow lines wrap there, unless somebody chose otherwise: few of them fit
 */
export function readLook(text: string | undefined, isNarrow: boolean): LogLook {
  const kept = parse(text)
  const zone = (['local', 'utc', 'start'] as const).find(name => name === kept['zone'])
  return {
    isWrapped: typeof kept['isWrapped'] === 'boolean' ? kept['isWrapped'] : isNarrow,
    zone: zone ?? usualLook.zone,
    density: kept['density'] === 'compact' ? 'compact' : 'comfortable',
    isJsonOpen: kept['isJsonOpen'] === true,
  }
}

function parse(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
