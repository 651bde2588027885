import { describe, expect, it } from 'vitest'
import type { OpenLaunchView } from '../../../lib/launching/open-launch-view.ts'
import { againTexts, toKnownText, toWhatText } from './open-launch-text.ts'

const nowMs = Date.UTC(2026, 0, 1, 12)
const iso = (agoMs: number) => new Date(nowMs - agoMs).toISOString()
const launch: OpenLaunchView = {
  launchId: 'a',
  taskDefinition: 'db-migrate:14',
  cluster: 'demo',
  accountId: '111122223333',
  region: 'us-east-1',
  count: 1,
  launchedAt: iso(6 * 60_000),
  launchedBy: 'arn:aws:sts::111122223333:assumed-role/Deployer/ana',
  isOwn: true,
  isSending: false,
  resend: 'same',
  resendUntil: iso(-49 * 60_000),
  isFindable: true,
}

describe('the text of a launch without an answer', () => {
  it('names what was launched, when and by whom', () => {
    expect(toWhatText(launch, nowMs)).toBe(
      'db-migrate:14 on demo, 1 task, launched 6 min ago by you.',
    )
    expect(toWhatText({ ...launch, isOwn: false, count: 3 }, nowMs)).toBe(
      'db-migrate:14 on demo, 3 tasks, launched 6 min ago by ana.',
    )
  })

  it('says when its tasks were looked for', () => {
    expect(toKnownText({ ...launch, lookedAt: iso(12_000) }, nowMs)).toContain('checked 12 s ago')
    expect(toKnownText(launch, nowMs)).not.toContain('checked')
  })

  it('claims no search where the “started by” proves nothing', () => {
    const text = toKnownText({ ...launch, isFindable: false, lookedAt: iso(12_000) }, nowMs)
    expect(text).not.toContain('checked')
    expect(text).toContain('started by')
  })

  it('tells a lost answer from a stop of Slipway and from words of AWS', () => {
    const texts = [
      undefined,
      { message: 'lost' },
      { message: 'denied', detail: 'not authorized' },
    ].map(failure => toKnownText({ ...launch, failure }, nowMs))
    expect(new Set(texts).size).toBe(3)
  })

  it('tells an error of AWS, or of a proxy, from no answer', () => {
    const toText = (failure: OpenLaunchView['failure']) =>
      toKnownText({ ...launch, failure }, nowMs)
    const error = toText({ message: 'error', status: 502 })
    expect(error).toContain('AWS answered RunTask with an error (502)')
    expect(toText({ message: 'error', detail: 'oh', status: 500 })).toContain('(500)')
    expect(toText({ message: 'page', status: 403 })).not.toContain('did not respond')
    expect(toText({ message: 'lost' })).toContain('did not respond')
  })

  it('warns before a new launch alone', () => {
    expect('warning' in againTexts.same).toBe(false)
    expect(againTexts.late.warning).toContain('new launch')
    expect(againTexts['unknown-age'].warning).toContain('new launch')
  })
})
