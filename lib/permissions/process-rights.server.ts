import 'server-only'
import { processWide } from '../ledger/process-wide.ts'
import type { Rights } from './rights.ts'

/** The one memory of rights of this process. */
export const processRights = (): Rights => processWide('rights', (): Rights => new Map())
