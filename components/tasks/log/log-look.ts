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

/** What was kept; what isn't understood is as usual. */
export function readLook(text: string | undefined): LogLook {
  const kept = parse(text)
  const zone = (['local', 'utc', 'start'] as const).find(name => name === kept['zone'])
  return {
    isWrapped: kept['isWrapped'] === true,
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
