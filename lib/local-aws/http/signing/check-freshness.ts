import { commonError } from '../../world/common-error.ts'
import { services } from '../../world/service.ts'
import type { ServiceName } from '../../world/service.ts'

/**
 * Parses a time such as `20261123T190500Z` to milliseconds since 1970. Undefined for another form.
 */
export function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (!match) return undefined
  const [, year, month, day, hours, minutes, seconds] = match
  const parsed = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(parsed) ? undefined : parsed
}

export function formatAmzDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/** @throws AwsError if the signature is older or newer than the service tolerates. */
export function checkFreshness(service: ServiceName, signedAtMs: number, nowMs: number): void {
  const { skewMinutes } = services[service]
  const skewMs = skewMinutes * 60_000
  const signed = formatAmzDate(signedAtMs)
  const now = formatAmzDate(nowMs)
  if (signedAtMs < nowMs - skewMs)
    throw commonError(
      service,
      'skewed',
      `Signature expired: ${signed} is now earlier than ${formatAmzDate(nowMs - skewMs)} (${now} - ${skewMinutes} min.)`,
    )
  if (signedAtMs > nowMs + skewMs)
    throw commonError(
      service,
      'skewed',
      `Signature not yet current: ${signed} is still later than ${formatAmzDate(nowMs + skewMs)} (${now} + ${skewMinutes} min.)`,
    )
}
