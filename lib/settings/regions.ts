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

/** Whether a text looks like a Region's name. AWS adds Regions, so the list can't tell. */
export const isRegionName = (text: string): boolean => /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(text)

/** The sentence for a Region that the allow list doesn't have; anything may be asked for. */
export const toNotAllowedText = (region: string): string =>
  `This server doesn’t allow the Region ${region.slice(0, 40)}.`
