import { maskSecrets } from '../../lib/secrets/mask-secrets.ts'

/** A launch's fingerprint with what looks secret masked: what the browser's storage may hold. */
export function maskFingerprint(fingerprint: string): string {
  try {
    const request: unknown = JSON.parse(fingerprint)
    return JSON.stringify(maskSecrets(request))
  } catch {
    return ''
  }
}
