import {
  copyFileSync,
  existsSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedgerFile, readRows, toRow, writeRow } from '@/lib/testing/ledger-file'
import type { LedgerFile } from '@/lib/testing/ledger-file'
import { openLedger } from '../open-ledger.server.ts'
import { readHealth } from '../read-health.server.ts'

let file: LedgerFile
beforeEach(async () => {
  file = await openLedgerFile({ reopenAfterMs: 0 })
  await writeRow(file.ledger, 'first')
})
afterEach(() => file.remove())

const troubles = () =>
  file.logged.flatMap(({ level, details }) => (level === 'error' ? [{ ...details }] : []))
const isLost = { trouble: 'lost' }

describe('a database without room', () => {
  const limitPages = (pages: number) =>
    sql`PRAGMA max_page_count = ${sql.raw(String(pages))}`.execute(file.ledger.db)
  const large = { ...toRow('large'), definition: 'x'.repeat(1_000_000) }

  it('fails as full, logs the first error and not the rollback’s, and goes on by itself', async () => {
    await limitPages(1)
    const writeLarge = () =>
      file.ledger.db
        .transaction()
        .execute(trx => trx.insertInto('task_definitions').values(large).execute())
    await expect(writeLarge()).rejects.toMatchObject({ trouble: 'full' })
    await expect(writeLarge()).rejects.toMatchObject({ trouble: 'full' })
    expect(troubles()).toMatchObject([{ trouble: 'full', err: { code: 'SQLITE_FULL' } }])
    expect(await readRows(file.ledger)).toEqual(['first'])
    await limitPages(1_000_000)
    await writeLarge()
    expect(await readRows(file.ledger)).toEqual(['first', 'large'])
  })
})

describe('a database file that vanished', () => {
  it('fails reads and writes, is never created anew, and is taken up when it comes back', async () => {
    renameSync(file.path, `${file.path}.away`)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(writeRow(file.ledger, 'lost')).rejects.toMatchObject(isLost)
      await expect(readRows(file.ledger)).rejects.toMatchObject(isLost)
    }
    expect(existsSync(file.path)).toBe(false)
    expect(troubles()).toMatchObject([isLost])
    renameSync(`${file.path}.away`, file.path)
    await writeRow(file.ledger, 'second')
    expect(await readRows(file.ledger)).toEqual(['first', 'second'])
  })

  it('fails a transaction that it vanished from', async () => {
    const transaction = file.ledger.db.transaction().execute(async trx => {
      await trx.insertInto('task_definitions').values(toRow('lost')).execute()
      renameSync(file.path, `${file.path}.away`)
    })
    await expect(transaction).rejects.toMatchObject(isLost)
    renameSync(`${file.path}.away`, file.path)
    expect(await readRows(file.ledger)).toEqual(['first'])
  })

  it('with its log loses nothing when only the log was deleted', async () => {
    rmSync(`${file.path}-wal`)
    rmSync(`${file.path}-shm`)
    await expect(writeRow(file.ledger, 'lost')).rejects.toMatchObject(isLost)
    await writeRow(file.ledger, 'second')
    expect(await readRows(file.ledger)).toEqual(['first', 'second'])
  })

  it('stops a start that would delete what its log holds', async () => {
    copyFileSync(`${file.path}-wal`, `${file.path}2-wal`)
    await expect(openLedger(`file:${file.path}2`, 's'.repeat(32))).rejects.toThrow(/-wal is there/)
    expect(statSync(`${file.path}2-wal`).size).toBeGreaterThan(0)
    expect(existsSync(`${file.path}2`)).toBe(false)
  })
})

describe('a database file that was replaced', () => {
  /** A copy with one more row, as a backup has it. */
  function copyDatabase(): string {
    const copy = `${file.path}.copy`
    const source = new Sqlite(file.path)
    source.exec(`VACUUM INTO '${copy}'`)
    source.close()
    const database = new Sqlite(copy)
    database.exec("INSERT INTO task_definitions VALUES ('restored', '111122223333', '{}', '', '')")
    database.close()
    return copy
  }

  it('is opened only after a failure said so, and holds nothing of the old log', async () => {
    const copy = copyDatabase()
    await writeRow(file.ledger, 'newer than the copy')
    renameSync(copy, file.path)
    await expect(readRows(file.ledger)).rejects.toMatchObject(isLost)
    expect(await readRows(file.ledger)).toEqual(['first', 'restored'])
    await writeRow(file.ledger, 'second')
    expect(await readRows(file.ledger)).toEqual(['first', 'restored', 'second'])
    expect(file.logged.at(-1)).toMatchObject({ level: 'info', details: isLost })
  })

  it('is not opened while another program reads the old one, which loses nothing', async () => {
    const copy = copyDatabase()
    const other = file.connect()
    other.exec('BEGIN; SELECT 1 FROM sessions')
    await writeRow(file.ledger, 'newer than the copy')
    renameSync(file.path, `${file.path}.old`)
    renameSync(copy, file.path)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(readRows(file.ledger)).rejects.toMatchObject(isLost)
    }
    other.exec('COMMIT')
    expect(await readRows(file.ledger)).toEqual(['first', 'restored'])
    other.close()
    const old = await openLedger(`file:${file.path}.old`, 's'.repeat(32))
    expect(await readRows(old)).toEqual(['first', 'newer than the copy'])
    await old.close()
  })

  it('keeps the log that came with it', async () => {
    const copy = copyDatabase()
    const source = new Sqlite(copy)
    source.pragma('journal_mode = WAL')
    source.exec("INSERT INTO task_definitions VALUES ('in its log', '111122223333', '{}', '', '')")
    copyFileSync(copy, `${copy}2`)
    copyFileSync(`${copy}-wal`, `${copy}2-wal`)
    source.close()
    renameSync(`${copy}2`, file.path)
    renameSync(`${copy}2-wal`, `${file.path}-wal`)
    await expect(readRows(file.ledger)).rejects.toMatchObject(isLost)
    expect(await readRows(file.ledger)).toEqual(['first', 'in its log', 'restored'])
  })

  it.each([
    ['is empty', '', 'lost'],
    ['is something else', 'no database at all, but long enough for a header '.repeat(9), 'corrupt'],
  ])('by one that %s is refused, and left as it is', async (_, content, trouble) => {
    writeFileSync(`${file.path}.other`, content)
    renameSync(`${file.path}.other`, file.path)
    await expect(writeRow(file.ledger, 'lost')).rejects.toMatchObject(isLost)
    await expect(writeRow(file.ledger, 'lost')).rejects.toMatchObject({ trouble })
    await expect(readRows(file.ledger)).rejects.toMatchObject({ trouble })
    expect(statSync(file.path).size).toBe(content.length)
  })
})

describe('the health of the ledger', () => {
  const health = () => readHealth(file.ledger)
  const ok = { status: 'ok' }
  const unavailable = (reason: string) => ({ status: 'unavailable', reason })

  it('is ok, and asking leaves the files as they are', async () => {
    const sizes = () => ['', '-wal'].map(suffix => statSync(`${file.path}${suffix}`).size)
    const before = sizes()
    for (let count = 0; count < 5; count += 1) expect(await health()).toEqual(ok)
    expect(sizes()).toEqual(before)
  })

  it('tells anybody the reason, and nobody the path', async () => {
    renameSync(file.path, `${file.path}.away`)
    const lost = await health()
    expect(lost).toMatchObject(unavailable('lost'))
    expect(JSON.stringify(lost)).not.toContain(file.folder)
    renameSync(`${file.path}.away`, file.path)
    expect(await health()).toEqual(ok)
  })

  it('is not ok while nothing can be written, though it can be locked', async () => {
    const limitPages = (pages: number) =>
      sql`PRAGMA max_page_count = ${sql.raw(String(pages))}`.execute(file.ledger.db)
    await limitPages(1)
    const large = { ...toRow('large'), definition: 'x'.repeat(1_000_000) }
    const write = file.ledger.db.insertInto('task_definitions').values(large).execute()
    await expect(write).rejects.toMatchObject({ trouble: 'full' })
    expect(await health()).toMatchObject(unavailable('full'))
    await limitPages(1_000_000)
    expect(await health()).toEqual(ok)
    expect(file.logged.at(-1)).toMatchObject({ level: 'info', details: { trouble: 'full' } })
  })
})

describe('a damaged database', () => {
  it('fails as corrupt', async () => {
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(file.ledger.db)
    truncateSync(file.path, 4096)
    await sql`PRAGMA shrink_memory`.execute(file.ledger.db)
    await expect(readRows(file.ledger)).rejects.toMatchObject({ trouble: 'corrupt' })
  })
})
