/**
 * The public commercial Regions (AWS General Reference, "Service endpoints", 2026-11): what the
 * allow list holds when `SLIPWAY_REGIONS` names none.
 */
export const COMMERCIAL_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
] as const

/** Parses `SLIPWAY_REGIONS`: comma separated, blanks ignored; empty means all commercial Regions. */
export function allowedRegions(setting: string | undefined): string[] {
  const named = (setting ?? '')
    .split(',')
    .map(region => region.trim())
    .filter(Boolean)
  return named.length > 0 ? [...new Set(named)] : [...COMMERCIAL_REGIONS]
}

/** The Region a new session starts in: `AWS_REGION` where it is allowed, else the first allowed. */
export function defaultRegion(regions: readonly string[], preferred: string | undefined): string {
  const [first] = regions
  if (preferred && regions.includes(preferred)) return preferred
  return first ?? 'us-east-1'
}
