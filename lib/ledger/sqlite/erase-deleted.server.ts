import 'server-only'
import type { Database } from 'better-sqlite3'
import type { SqliteStore } from './sqlite-store.server.ts'
import { truncateLog } from './truncate-log.server.ts'

/**
 * Removes from the files what was deleted from the sessions. `secure_delete` overwrites a deleted
 * row where it stood. But when rows are deleted, SQLite moves others between pages and leaves copies
 * of them behind, so the table is emptied, which overwrites its pages, and filled again. Earlier
 * states stand in the write-ahead log until that is cut.
 *
 * @returns false while another program reads or writes: then the log still holds them.
 */
export async function eraseDeleted(store: SqliteStore): Promise<boolean> {
  if (store.isInMemory) return true
  return store.run(
    database => {
      rewriteSessions(database)
      return truncateLog(database)
    },
    () => 'write',
    0,
  )
}

function rewriteSessions(database: Database): void {
  const rewrite = database.transaction(() => {
    const rows = database.prepare<[], unknown[]>('SELECT * FROM sessions').raw().all()
    database.exec('DELETE FROM sessions')
    const places = rows[0]?.map(() => '?').join()
    if (places === undefined) return
    const insert = database.prepare(`INSERT INTO sessions VALUES (${places})`)
    for (const row of rows) insert.run(row)
  })
  rewrite.immediate()
}
