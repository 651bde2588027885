import { maskSecrets } from '../../lib/secrets/mask-secrets.ts'

/** A launch's request with secret-looking values masked, so that it may be stored. */
export function maskAsked(asked: string): string {
  try {
    const document: unknown = JSON.parse(asked)
    return JSON.stringify(maskSecrets(document))
  } catch {
    return ''
  }
}
