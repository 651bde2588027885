import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openLedger } from '../ledger/open-ledger.server.ts'
import type { Ledger, LedgerOptions } from '../ledger/open-ledger.server.ts'

export const SECRET = 's'.repeat(32)

/** A ledger in a folder of its own, with what it wrote to the log. */
export interface LedgerFile {
  ledger: Ledger
  folder: string
  path: string
  logged: { level: string; message: string; details: object }[]
  /** Another program's connection to the same file. */
  connect(): Sqlite.Database
  remove(): Promise<void>
}

export async function openLedgerFile(options: LedgerOptions = {}): Promise<LedgerFile> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-ledger-'))
  const path = join(folder, 'slipway.db')
  const logged: LedgerFile['logged'] = []
  const note = (level: string) => (details: object, message: string) =>
    void logged.push({ level, message, details })
  const log = { info: note('info'), warn: note('warn'), error: note('error') }
  const ledger = await openLedger(`file:${path}`, SECRET, { log, ...options })
  const connections: Sqlite.Database[] = []
  return {
    ledger,
    folder,
    path,
    logged,
    connect: () => {
      const connection = new Sqlite(path, { timeout: 0 })
      connections.push(connection)
      return connection
    },
    remove: async () => {
      for (const connection of connections) connection.close()
      await ledger.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One more row, whatever it says. */
export const writeRow = (ledger: Ledger, arn: string) =>
  ledger.db.insertInto('task_definitions').values(toRow(arn)).execute()

export const toRow = (arn: string) => ({
  task_definition_arn: arn,
  account_id: '111122223333',
  definition: '{}',
  definition_secrets: '',
  read_at: '2026-01-01T00:00:00.000Z',
})

export async function readRows(ledger: Ledger): Promise<string[]> {
  const rows = await ledger.db
    .selectFrom('task_definitions')
    .select('task_definition_arn')
    .orderBy('task_definition_arn')
    .execute()
  return rows.map(row => row.task_definition_arn)
}
