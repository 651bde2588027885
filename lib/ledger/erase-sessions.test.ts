import { chmodSync, readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openLedgerFile } from '@/lib/testing/ledger-file'
import type { LedgerFile } from '@/lib/testing/ledger-file'
import { openLedger } from './open-ledger.server.ts'
import type { Ledger } from './open-ledger.server.ts'
import {
  endExpiredSessions,
  endSession,
  purgeEndedSessions,
  readSession,
  writeSession,
} from './sessions/sessions.server.ts'

const began = '2026-01-01T00:00:00.000Z'
const ended = '2026-01-01T01:00:00.000Z'
const clock = { nowIso: '2026-01-01T00:30:00.000Z', idleMs: 8 * 3_600_000 }

let file: LedgerFile
afterEach(() => file.remove())

/** Begins a session; resolves with what stands in its row, sealed. */
async function begin(ledger: Ledger, sid: string, length = 900, expiresAt?: string) {
  const session = {
    sid,
    accountId: '111122223333',
    principalArn: 'arn:aws:iam::111122223333:user/operator',
    region: 'us-east-1',
    method: 'access-keys',
    createdAt: began,
    expiresAt,
  }
  await writeSession(ledger, session, { sessionToken: 'x'.repeat(length) })
  return sealed(ledger, sid)
}

async function sealed(ledger: Ledger, sid: string): Promise<string> {
  const { credentials } = await ledger.db
    .selectFrom('sessions')
    .select('credentials')
    .where('sid', '=', sid)
    .executeTakeFirstOrThrow()
  return credentials
}

const SUFFIXES = ['', '-wal', '-shm']
const PIECE = 24

/** Whether any piece of a ciphertext stands in any of the database's files. */
function isOnDisk(ciphertext: string): boolean {
  const files = SUFFIXES.map(suffix => readFileSync(`${file.path}${suffix}`, 'latin1'))
  // The beginning is the header, the same in every sealed value.
  for (let at = 60; at + PIECE <= ciphertext.length; at += PIECE) {
    const piece = ciphertext.slice(at, at + PIECE)
    if (files.some(content => content.includes(piece))) return true
  }
  return false
}

describe('the credentials of a session that ended', () => {
  it('are in no file of the database, and those of others still open', async () => {
    file = await openLedgerFile()
    const gone = await begin(file.ledger, 'a')
    const kept = await begin(file.ledger, 'b')
    expect([isOnDisk(gone), isOnDisk(kept)]).toEqual([true, true])
    await endSession(file.ledger, 'a', ended)
    expect([isOnDisk(gone), isOnDisk(kept)]).toEqual([false, true])
    expect(await readSession(file.ledger, 'b', clock)).toBeDefined()
  })

  it('are erased, too, when it expired', async () => {
    file = await openLedgerFile()
    const gone = await begin(file.ledger, 'a', 900, '2026-01-01T00:10:00.000Z')
    await endExpiredSessions(file.ledger, clock)
    expect(isOnDisk(gone)).toBe(false)
  })

  it('leave nothing behind where SQLite has moved them between pages', async () => {
    const step = fc.record({
      kind: fc.constantFrom('begin', 'begin', 'begin', 'end', 'purge'),
      which: fc.nat(),
      length: fc.integer({ min: 0, max: 700 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 100 }), async steps => {
        file = await openLedgerFile()
        const open = new Map<string, string>()
        const gone: string[] = []
        for (const [index, { kind, which, length }] of steps.entries()) {
          const sid = [...open.keys()][which % Math.max(open.size, 1)]
          if (kind === 'begin' || sid === undefined) {
            // Sids in no order, as they are: a new row lands between others.
            const begun = `${(index * 7919) % 1009}`
            open.set(begun, await begin(file.ledger, begun, length))
            continue
          }
          gone.push(open.get(sid) ?? '')
          open.delete(sid)
          await endSession(file.ledger, sid, ended)
          if (kind === 'purge') await purgeEndedSessions(file.ledger, '2026-02-01T00:00:00.000Z')
        }
        const left = gone.filter(isOnDisk)
        await file.remove()
        expect(left).toEqual([])
      }),
      { seed: 1, numRuns: 4, endOnFailure: true },
    )
  }, 60_000)

  it('are erased later while another program reads, without holding anybody up', async () => {
    file = await openLedgerFile({ choreWaitMs: 1 })
    const gone = await begin(file.ledger, 'a')
    const other = file.connect()
    other.exec('BEGIN; SELECT 1 FROM sessions')
    await endSession(file.ledger, 'a', ended)
    expect(isOnDisk(gone)).toBe(true)
    other.exec('COMMIT')
    await vi.waitFor(() => expect(isOnDisk(gone)).toBe(false), { timeout: 15_000 })
  })

  it('are out of reach at once, and erased later, where the end cannot be written', async () => {
    file = await openLedgerFile({ choreWaitMs: 1, patienceMs: 0 })
    const gone = await begin(file.ledger, 'a')
    const other = file.connect()
    other.exec('BEGIN IMMEDIATE')
    await endSession(file.ledger, 'a', ended)
    expect(await readSession(file.ledger, 'a', clock)).toBeUndefined()
    expect(await sealed(file.ledger, 'a')).toBe(gone)
    other.exec('COMMIT')
    await vi.waitFor(() => expect(isOnDisk(gone)).toBe(false), { timeout: 15_000 })
    expect(await sealed(file.ledger, 'a')).toBe('')
  })
})

describe.skipIf(process.platform === 'win32')('the files of the database', () => {
  const modes = () => SUFFIXES.map(suffix => statSync(`${file.path}${suffix}`).mode & 0o777)

  it('are readable and writable by their owner alone, whatever the umask', async () => {
    const umask = process.umask(0)
    try {
      file = await openLedgerFile()
      await begin(file.ledger, 'a')
      expect(modes()).toEqual([0o600, 0o600, 0o600])
    } finally {
      process.umask(umask)
    }
  })

  it('become so where they were not, and the log says so', async () => {
    file = await openLedgerFile()
    for (const suffix of SUFFIXES) chmodSync(`${file.path}${suffix}`, 0o644)
    const warned: string[] = []
    const log = {
      info: () => undefined,
      warn: (_: object, message: string) => void warned.push(message),
      error: () => undefined,
    }
    const second = await openLedger(`file:${file.path}`, 's'.repeat(32), { log })
    expect(modes()).toEqual([0o600, 0o600, 0o600])
    expect(warned).toHaveLength(3)
    await second.close()
  })
})
