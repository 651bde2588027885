import 'server-only'
import type { Database } from 'better-sqlite3'

/**
 * Writes the log into the database's file and cuts it to nothing, with all that it held. Never
 * waits (the connection has no busy timeout).
 *
 * @returns false while another program reads or writes.
 */
export const truncateLog = (database: Database): boolean =>
  database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0
