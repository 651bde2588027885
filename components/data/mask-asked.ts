import { maskSecrets } from '../../lib/secrets/mask-secrets.ts'

/** What a launch asks for, with what looks secret masked: what may lie in storage. */
export function maskAsked(asked: string): string {
  try {
    const document: unknown = JSON.parse(asked)
    return JSON.stringify(maskSecrets(document))
  } catch {
    return ''
  }
}
