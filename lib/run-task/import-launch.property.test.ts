import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request } from '../testing/arbitrary/arbitrary-request.ts'
import { importLaunch } from './import-launch.ts'
import { readCliCommand } from './import/read-cli-command.ts'
import { quoteWords } from './command/quote-words.ts'
import { toCliCommand } from './to-cli-command.ts'
import { toRunTaskInput } from './to-run-task-input.ts'

const region = 'us-east-1'

function requestIn(text: string) {
  const read = importLaunch(text)
  return 'error' in read
    ? read
    : { source: read.source, unused: read.unused, request: toRunTaskInput(read.values) }
}

describe('importLaunch', () => {
  it('reads a request back from its JSON', () => {
    fc.assert(
      fc.property(request, asked => {
        const expected = { source: 'request', unused: [], request: asked }
        expect(requestIn(JSON.stringify(asked))).toEqual(expected)
      }),
    )
  })

  it('reads a request back from its command', () => {
    fc.assert(
      fc.property(request, asked => {
        const expected = { source: 'command', unused: ['--region'], request: asked }
        expect(requestIn(toCliCommand(asked, { region }))).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('reads what a real shell hands over as the same request', () => {
    fc.assert(
      fc.property(request, asked => {
        const script = `aws() { printf '%s\\0' "$@"; }\n${toCliCommand(asked, { region })}`
        const output = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })
        const words = output.split('\0').slice(0, -1)
        expect(requestIn(`aws ${quoteWords(words)}`)).toMatchObject({ request: asked })
      }),
      { numRuns: 40 },
    )
  })

  it('answers any text, and soon', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom(...`{}[],:"'\\$()=- \na`, 'aws ecs run-task ', '--tags '),
      }),
      fc.json(),
    )
    fc.assert(
      fc.property(text, it => void [importLaunch(it), readCliCommand(it)]),
      { numRuns: 500 },
    )
  })
})
