import { secretOf } from '../services/iam/iam-state.ts'
import type { LocalAws } from '../start-local-aws.ts'

export const accessKeys = {
  operator: 'LOCALOPERATOR0000001',
  viewer: 'LOCALVIEWER000000001',
  launcher: 'LOCALLAUNCHER0000001',
  outsider: 'LOCALOUTSIDER0000001',
} as const

export type KnownPrincipal = keyof typeof accessKeys

export function credentialsOf(principal: KnownPrincipal) {
  const accessKeyId = accessKeys[principal]
  return { accessKeyId, secretAccessKey: secretOf(accessKeyId) }
}

/** What any SDK client needs to talk to this endpoint as one of the known principals. */
export function clientOptions(
  local: Pick<LocalAws, 'url'>,
  principal: KnownPrincipal = 'operator',
  region = 'us-east-1',
) {
  return { endpoint: local.url, region, credentials: credentialsOf(principal), maxAttempts: 1 }
}
