import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request } from '../../testing/arbitrary/arbitrary-request.ts'
import { readPowerShellWords } from '../command/powershell-words.ts'
import { readShellWords } from '../command/shell-words.ts'
import type { ShellWords } from '../command/read-words.ts'
import { toCliCommand } from '../to-cli-command.ts'
import { toPowerShellCommand } from './to-powershell-command.ts'

const where = { region: 'us-east-1' }

/** Version 1 of the AWS CLI opens these (paramfile.py), version 2 the files. */
const opened = /^(?:--[\w-]+=)?(?:fileb?|https?):\/\//

const address = fc.constantFrom(
  'http://127.0.0.1/x',
  'https://tickets.example.com/OPS-12',
  'file:///etc/hostname',
  'fileb://x',
  "https://x/it's",
  '-http://x',
)

const texts = ['cluster', 'taskDefinition', 'group', 'referenceId', 'startedBy', 'platformVersion']

const members = fc.dictionary(fc.constantFrom(...texts), address, { minKeys: 1 })

/** A request in which some texts name a page or a file; the plain ones need no JSON. */
const asked: fc.Arbitrary<RunTaskCommandInput> = fc.oneof(
  members.map(given => ({ taskDefinition: 'job:3', ...given })),
  fc.tuple(request, members, address).map(([base, given, value]) => ({
    ...base,
    ...given,
    tags: [{ key: value, value }],
    overrides: { containerOverrides: [{ name: value, command: [value, `--url=${value}`] }] },
  })),
)

const wordsOf = (read: ShellWords): string[] => {
  if (!read.ok) throw new Error('The command can’t be read.')
  return read.words.map(({ text }) => text)
}

/** The words of the line that calls the AWS CLI. */
const callOf = (command: string) => command.slice(command.indexOf('aws ecs run-task'))

describe('a shown command', () => {
  it('never has a value for Bash that the AWS CLI would open', () => {
    fc.assert(
      fc.property(asked, input => {
        const words = wordsOf(readShellWords(toCliCommand(input, where)))
        expect(words.filter(word => opened.test(word))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('has one for PowerShell: the file that the request was written to', () => {
    fc.assert(
      fc.property(asked, input => {
        const words = wordsOf(readPowerShellWords(callOf(toPowerShellCommand(input, where))))
        expect(words.filter(word => opened.test(word) && word !== 'file://$file')).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
