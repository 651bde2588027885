import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stopMessages, toMessageTask } from '../../testing/stop-messages.ts'
import { explainStop } from '../explain-stop.ts'
import { findStopRule, stopRules } from './stop-rules.ts'

const find = (text: string) => findStopRule([{ field: 'stoppedReason', text }])?.rule.id

/** The messages that a rule decides, whatever stands around them. */
const told = stopMessages.filter(
  ({ rule, reason, stoppedReason }) => rule && (reason ?? stoppedReason),
)

const explain = (message: (typeof stopMessages)[number], change: (text: string) => string) => {
  const { reason, stoppedReason } = message
  const changed = {
    ...message,
    reason: reason && change(reason),
    stoppedReason: stoppedReason && change(stoppedReason),
  }
  return explainStop(toMessageTask(changed), message.definition)
}

describe('every message', () => {
  it.each(stopMessages.map(message => [toTitle(message), message] as const))('%s', (_, message) => {
    const verdict = explainStop(toMessageTask(message), message.definition)
    const { outcome, category, rule } = message
    expect(verdict).toMatchObject({ outcome, category })
    expect(verdict.rule ?? null).toBe(rule)
    const text = `${verdict.title} ${verdict.cause} ${verdict.remedy}`.toLowerCase()
    for (const words of message.says) expect(text.replace(/’/g, "'")).toMatch(new RegExp(words))
  })
})

function toTitle({ rule, reason, stoppedReason, task }: (typeof stopMessages)[number]): string {
  const said = reason ?? stoppedReason ?? JSON.stringify(task)
  return `${rule ?? 'no rule'}: ${said.slice(0, 120)}`
}

describe('a rule', () => {
  it('has a message that it decides', () => {
    const decided = new Set(stopMessages.map(({ rule }) => rule))
    expect(stopRules.map(({ id }) => id).filter(id => !decided.has(id))).toEqual([])
  })

  it('has an ID of its own', () => {
    expect(new Set(stopRules.map(({ id }) => id)).size).toBe(stopRules.length)
  })

  it('ends its title without a full stop and its other sentences with one', () => {
    for (const rule of stopRules) {
      expect(rule.title).toMatch(/[^.!]$/)
      expect(rule.cause).toMatch(/\.$/)
      expect(rule.remedy).toMatch(/^$|\.$/)
    }
  })
})

describe('a message', () => {
  const changes: [string, (text: string) => string][] = [
    ['in capitals', text => text.toUpperCase()],
    ['in small letters', text => text.toLowerCase()],
    ['with other spaces', text => `  ${text.replace(/ /g, ' \n ')} `],
    ['with curly quotes', text => text.replace(/'/g, '’').replace(/"([^"]*)"/g, '“$1”')],
    ['with colors', text => text.replace(/ /g, '\u001b[31m ')],
    ['with a zero-width space', text => text.replace(/ /g, ' \u200b')],
    ['of another account', text => text.replace(/\d{12}/g, '999988887777')],
  ]

  it.each(changes)('means the same %s', (_, change) => {
    const differing = told.filter(message => explain(message, change).rule !== message.rule)
    expect(differing.map(message => change(toTitle(message)))).toEqual([])
  })

  it.each(['', 'Essential container in task exited', 'Task failed to start', 'wrong shard', '\0'])(
    '“%s” is left unexplained',
    text => {
      expect(find(text)).toBeUndefined()
    },
  )

  it('of any text and length gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        expect(() => find(text)).not.toThrow()
      }),
      { seed: 17 },
    )
    expect(find('pull '.repeat(200_000))).toBeUndefined()
  })
})
