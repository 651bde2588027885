import 'server-only'
import { makeLog } from './make-log.ts'

/** The server's log. */
export const log = makeLog()
