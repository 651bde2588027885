import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskSecrets } from '../secrets/mask-secrets.ts'
import { fromDraftText, toDraftText } from './share/draft-text.ts'
import * as z from 'zod/mini'
import { launchFormSchema } from './form/launch-form-schema.ts'
import type { LaunchInput } from './form/launch-form-schema.ts'
import { toCliCommand } from './to-cli-command.ts'
import { toRunTaskInput } from './to-run-task-input.ts'
import { toNormalForm } from './form/normal-form.ts'
import { withoutSecrets } from './share/without-secrets.ts'

/** Found nowhere by chance. It cannot hold what would end it where it stands. */
const secret = fc.stringMatching(/^[A-Za-z][\w!*^+%]{10,30}[A-Z]\d$/)
/** Of characters that a tag may hold. */
const plain = fc.stringMatching(/^[A-Za-z][\w+]{10,30}[A-Z]\d$/)
const word = fc.stringMatching(/^[a-z]{1,8}$/)
const name = fc.constantFrom('PASSWORD', 'db_pass', 'apiKey', 'JWT', 'GITHUB_TOKEN', 'x-api-key')

const carriers: ((secret: string, name: string) => string)[] = [
  secret => `postgres://u:${secret}@h/db`,
  (secret, name) => `{"${name}":"${secret}","n":1}`,
  (secret, name) => `{"a":{"${name}" : ["${secret}"]}}`,
  (secret, name) => `host=h;${name}=${secret};x=y`,
  (secret, name) => `user: u\n${name}: ${secret}\n`,
  (secret, name) => `run --${name} ${secret} --level debug`,
  (secret, name) => `run --${name}='${secret} ${secret}'`,
  (secret, name) => `${name}="${secret}" run`,
  (secret, name) => `https://h/x?a=b&${name}=${secret}&c=d`,
  secret => `curl -H "Authorization: Bearer ${secret}" h`,
  secret => `mysql -h db -p${secret} shop`,
  secret => `curl -u name:${secret} h`,
  secret => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
]

const carried = fc
  .tuple(secret, name, fc.constantFrom(...carriers), word)
  .map(([secret, name, carry, before]) => ({ secret, text: `${before} ${carry(secret, name)}` }))

const words = fc
  .tuple(secret, name, word, fc.integer({ min: 0, max: 4 }))
  .map(([secret, name, word, kind]) => ({
    secret,
    words:
      [
        [word, `--${name}`, secret],
        [word, `--${name}=${secret}`, word],
        ['env', `${name}=${secret}`, word],
        ['mysql', `-p${secret}`],
        ['sh', '-c', `${word} --${name} ${secret}; ${word}`],
      ][kind] ?? [],
  }))

const form = fc
  .record({ carried: fc.array(carried, { maxLength: 4 }), words, named: plain, name })
  .map(({ carried, words, named, name }) => ({
    secrets: [...carried.map(({ secret }) => secret), words.secret, named],
    input: {
      taskDefinition: 'app',
      tags: [{ key: 'note', value: `token=${named}` }],
      overrides: {
        containerOverrides: [
          {
            name: 'app',
            command: words.words,
            environment: [
              { name, value: named },
              ...carried.map(({ text }, nth) => ({ name: `V${nth}`, value: text })),
            ],
          },
          { name: 'other', command: ['sh', '-c', carried[0]?.text ?? 'true'] },
        ],
      },
    } satisfies LaunchInput,
  }))

const normal = z.pipe(launchFormSchema, z.transform(toNormalForm))

const options = { numRuns: 200, seed: 20261129 }

describe('what looks secret', () => {
  it('is in no draft link', async () => {
    await fc.assert(
      fc.asyncProperty(form, async ({ input, secrets }) => {
        const link = await toDraftText(withoutSecrets(input).input)
        const text = JSON.stringify(await fromDraftText(link))
        expect(secrets.filter(secret => text.includes(secret))).toEqual([])
      }),
      options,
    )
  })

  it('is in no masked request, in either notation', () => {
    fc.assert(
      fc.property(form, ({ input, secrets }) => {
        const masked = maskSecrets(toRunTaskInput(normal.parse(input)))
        const text = `${JSON.stringify(masked)} ${toCliCommand(masked, { region: 'us-east-1' })}`
        expect(secrets.filter(secret => text.includes(secret))).toEqual([])
      }),
      options,
    )
  })
})
