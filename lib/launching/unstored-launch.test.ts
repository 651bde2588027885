import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'

describe('a launch whose intent cannot be stored', () => {
  let room: Launching
  beforeEach(async () => {
    room = await startLaunching()
  })
  afterEach(() => room.close())

  const limitPages = (pages: number) =>
    sql`PRAGMA max_page_count = ${sql.raw(String(pages))}`.execute(room.product.ledger.db)
  /** Too large for the room that is left in the pages. */
  const launchLarge = () =>
    room.launch({
      overrides: { containerOverrides: [{ name: 'app', command: ['echo', 'x'.repeat(7_000)] }] },
    })

  it('is not sent, says why, and works with the same click once there is room', async () => {
    await limitPages(1)
    await expect(launchLarge()).rejects.toMatchObject({
      trouble: 'full',
      failure: { kind: 'unreachable', code: 'Ledger.full' },
    })
    expect(room.countCalls('ecs:RunTask')).toBe(0)
    expect(await room.rows()).toEqual([])
    await limitPages(1_000_000)
    expect(await launchLarge()).toMatchObject({ kind: 'launched' })
    expect(room.countCalls('ecs:RunTask')).toBe(1)
    expect(await room.started()).toHaveLength(1)
  })
})
