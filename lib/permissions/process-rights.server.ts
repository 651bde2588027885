import 'server-only'
import { processWide } from '../process-wide.ts'
import { onSessionEnd } from '../ledger/sessions/session-ends.ts'
import { forgetSession } from './rights.ts'
import type { Rights } from './rights.ts'

/** The one memory of rights of this process. A session's proofs go when it ends. */
export const processRights = (): Rights => processWide('rights', makeRights)

function makeRights(): Rights {
  const rights: Rights = new Map()
  onSessionEnd(sid => forgetSession(rights, sid))
  return rights
}
