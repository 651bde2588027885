import type { OwnSite } from '../settings/own-site.ts'

const ONE_YEAR_S = 365 * 24 * 3600

/** Features of a browser that no page uses; copying to the clipboard is the one that is used. */
const DENIED = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** What every answer carries, files and refusals included. HSTS only where we are reached by https. */
export const securityHeaders = ({ url }: OwnSite): Record<string, string> => ({
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [...DENIED.map(name => `${name}=()`), 'clipboard-write=(self)'].join(', '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  ...(new URL(url).protocol === 'https:'
    ? { 'strict-transport-security': `max-age=${ONE_YEAR_S}` }
    : {}),
})
