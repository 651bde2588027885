import { roleArn } from '../iam-state.ts'
import type { Role } from '../principal.ts'

const toIso = (ms: number) =>
  new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z')

/** A role as ListRoles shows it: without its tags and its last use (API Reference, ListRoles). */
export function toListedRole(role: Role): Record<string, unknown> {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.roleId,
    Arn: roleArn(role),
    CreateDate: toIso(role.createdAtMs),
    AssumeRolePolicyDocument: toUrlEncoded(role.trustDocument),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
  }
}

export function toFullRole(role: Role): Record<string, unknown> {
  const tags = Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value }))
  const { lastUsed } = role
  return {
    ...toListedRole(role),
    Tags: tags.length > 0 ? tags : undefined,
    RoleLastUsed: lastUsed ? { LastUsedDate: toIso(lastUsed.atMs), Region: lastUsed.region } : {},
  }
}

/** Encodes as RFC 3986 says, including the characters that `encodeURIComponent` leaves. */
function toUrlEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
