import type { OwnSite } from '../settings/own-site.ts'

const ONE_YEAR_S = 365 * 24 * 3600

/** Browser features that no page uses. */
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

/** The headers of every response, files and refusals included. HSTS only if the site uses https. */
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
