import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from './open-ledger.server.ts'

const SECRET = 's'.repeat(32)

/** A process that says when it is ready, and opens the ledger when it is told to. */
const opener = (url: string) => `
  import { openLedger } from '${import.meta.resolve('./open-ledger.server.ts')}'
  process.once('message', async () => {
    const ledger = await openLedger('${url}', '${SECRET}')
    await ledger.close()
    process.disconnect()
  })
  process.send('ready')`

function startOpener(url: string) {
  const args = ['--conditions=react-server', '--input-type=module', '--eval', opener(url)]
  return spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

describe('opening the ledger', () => {
  let folder: string
  let url: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-ledger-'))
    url = `file:${join(folder, 'new', 'slipway.db')}`
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('works for many at once on a file that is not there yet', async () => {
    const ledgers = await Promise.all(Array.from({ length: 8 }, () => openLedger(url, SECRET)))
    for (const ledger of ledgers) {
      expect(await ledger.db.selectFrom('launches').selectAll().execute()).toEqual([])
      await ledger.close()
    }
  })

  it('works for several processes at once', async () => {
    const children = Array.from({ length: 4 }, () => startOpener(url))
    await Promise.all(children.map(child => once(child, 'message')))
    const ends = children.map(child => once(child, 'exit'))
    for (const child of children) child.send('open')
    expect(await Promise.all(ends)).toEqual(children.map(() => [0, null]))
  })

  it('finds what was kept', async () => {
    const first = await openLedger(url, SECRET)
    await first.db
      .insertInto('task_definitions')
      .values({
        task_definition_arn: 'arn',
        account_id: '111122223333',
        definition: '{}',
        definition_secrets: '',
        read_at: '2026-01-01T00:00:00.000Z',
      })
      .execute()
    await first.close()
    const second = await openLedger(url, SECRET)
    expect(await second.db.selectFrom('task_definitions').selectAll().execute()).toHaveLength(1)
    await second.close()
  })

  it('refuses another kind of database, and a path that is no file', async () => {
    await expect(openLedger('mysql://user:hush@host/db', SECRET)).rejects.toThrow(/^(?!.*hush)/)
    await expect(openLedger(`file:${folder}`, SECRET)).rejects.toThrow()
  })
})
