import 'server-only'
import type { Rights } from './rights.server.ts'

const KEY = Symbol.for('slipway.rights')

/** The one memory of rights of this process: Next may load this module once per layer. */
export function processRights(): Rights {
  const shared: Record<symbol, Rights | undefined> = globalThis as never
  return (shared[KEY] ??= new Map())
}
