import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedgerFile, readRows, toRow, writeRow } from '@/lib/testing/ledger-file'
import type { LedgerFile } from '@/lib/testing/ledger-file'
import { openLedger } from '../open-ledger.server.ts'

const SECRET = 's'.repeat(32)

describe('while another program holds a lock on the database', () => {
  let file: LedgerFile
  beforeEach(async () => {
    file = await openLedgerFile()
  })
  afterEach(() => file.remove())

  /** Lets timers fire as often as a blocked process never could. */
  async function tick(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) await delay(1)
  }

  it.each(['IMMEDIATE', 'EXCLUSIVE'])('(%s) a write waits and the process goes on', async kind => {
    const other = file.connect()
    other.exec(`BEGIN ${kind}`)
    let isWritten = false
    const write = writeRow(file.ledger, 'a').then(() => (isWritten = true))
    await tick(50)
    expect(isWritten).toBe(false)
    other.exec('COMMIT')
    await write
    expect(await readRows(file.ledger)).toEqual(['a'])
  })

  it('reads go on beside waiting writes and transactions', async () => {
    await writeRow(file.ledger, 'a')
    const other = file.connect()
    other.exec('BEGIN EXCLUSIVE')
    const { db } = file.ledger
    const writes = [
      writeRow(file.ledger, 'b'),
      db
        .transaction()
        .execute(trx => trx.insertInto('task_definitions').values(toRow('c')).execute()),
    ]
    await tick(5)
    expect(await readRows(file.ledger)).toEqual(['a'])
    other.exec('ROLLBACK')
    await Promise.all(writes)
    expect(await readRows(file.ledger)).toEqual(['a', 'b', 'c'])
  })

  it.each(['NORMAL', 'EXCLUSIVE'])('a start waits, too (locking mode %s)', async mode => {
    await file.ledger.close()
    const other = file.connect()
    other.pragma(`locking_mode = ${mode}`)
    other.exec('BEGIN EXCLUSIVE')
    const opening = openLedger(`file:${file.path}`, SECRET)
    await tick(5)
    other.close()
    const second = await opening
    expect(await readRows(second)).toEqual([])
    await second.close()
  })
})

describe('a lock that does not end', () => {
  let file: LedgerFile
  beforeEach(async () => {
    file = await openLedgerFile({ patienceMs: 0 })
  })
  afterEach(() => file.remove())

  it('fails each write as busy, is logged once, and needs no hand when it ends', async () => {
    const other = file.connect()
    other.exec('BEGIN IMMEDIATE')
    await expect(writeRow(file.ledger, 'a')).rejects.toMatchObject({ trouble: 'busy' })
    const transaction = file.ledger.db.transaction().execute(() => Promise.resolve())
    await expect(transaction).rejects.toMatchObject({ trouble: 'busy' })
    other.exec('COMMIT')
    await writeRow(file.ledger, 'b')
    expect(await readRows(file.ledger)).toEqual(['b'])
    expect(file.logged.map(({ level, details }) => ({ level, ...details }))).toMatchObject([
      { level: 'warn' },
      { level: 'error', trouble: 'busy' },
      { level: 'info', trouble: 'busy' },
    ])
  })
})

describe('queries of different requests', () => {
  let file: LedgerFile
  beforeEach(async () => {
    file = await openLedgerFile()
  })
  afterEach(() => file.remove())

  it('never run inside of another’s transaction', async () => {
    const { db } = file.ledger
    const undone = db.transaction().execute(async trx => {
      await trx.insertInto('task_definitions').values(toRow('undone')).execute()
      await delay(5)
      throw new Error('undo')
    })
    const others = Array.from({ length: 20 }, (_, index) => [
      writeRow(file.ledger, `row ${index}`),
      db.transaction().execute(trx =>
        trx
          .insertInto('task_definitions')
          .values(toRow(`transaction ${index}`))
          .execute(),
      ),
    ]).flat()
    await expect(undone).rejects.toThrow('undo')
    await Promise.all(others)
    const rows = await readRows(file.ledger)
    expect(rows).toHaveLength(40)
    expect(rows).not.toContain('undone')
  })

  it('keep their own errors', async () => {
    await writeRow(file.ledger, 'a')
    await expect(writeRow(file.ledger, 'a')).rejects.toThrow(/UNIQUE/)
    expect(file.logged.filter(({ level }) => level === 'error')).toEqual([])
  })
})
