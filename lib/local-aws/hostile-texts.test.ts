import { describe, it } from 'vitest'
import { expectNoFreeze } from '../testing/expect-no-freeze.ts'
import { interpretCommand } from './containers/interpret-command.ts'
import { splitShellLine } from './containers/split-shell-line.ts'
import { toSleepMs } from './containers/to-sleep-ms.ts'
import { toCpuUnits, toMemoryMiB } from './services/ecs/input/fargate-sizes.ts'
import { toImageDigest, toImageParts } from './services/ecs/stop-causes/to-image-parts.ts'
import { fillVariables, isArnLike } from './services/iam/policy-pattern.ts'
import { compileMessage } from './services/logs/pattern/compile-message.ts'
import { matchesPattern } from './world/match-pattern.ts'
import { parseQueryInput } from './http/protocol/parse-query-input.ts'
import { createRandom } from './world/random.ts'

const random = createRandom(1)
const run = (...words: string[]) => interpretCommand({ words, environment: {}, random })
const tests = ['{ $.a = "x*" || $.b[0] > 3 }', '[a, b = x*, ...]', 'a ?b -c "d e"', '%a+b%'].map(
  pattern => compileMessage(pattern),
)

/** What may refuse a text does so by an error. */
const trying = (read: (text: string) => unknown) => (text: string) => {
  try {
    return read(text)
  } catch {
    return undefined
  }
}

describe('long hostile texts', () => {
  it.each<[string, (text: string) => unknown, { before?: string; after?: string }?]>([
    ['an image', text => [toImageParts(text), toImageDigest(text)]],
    ['an image of a registry', toImageParts, { before: 'localhost:5000/', after: '@sha256:' }],
    ['a shell line', splitShellLine],
    ['a shell line in quotes', splitShellLine, { before: 'echo "' }],
    ['a command', text => run('sh', '-c', text)],
    ['a program', text => [run(text), run('echo', text), toSleepMs([text])]],
    ['a size', text => [toCpuUnits(text), toMemoryMiB(text)]],
    ['a filter pattern', text => compileMessage(text.slice(0, 1_024))],
    ['a log message', text => tests.map(test => test(text))],
    ['a log message of JSON', text => tests.map(test => test(text)), { before: '{"a":"' }],
    ['a value for a pattern', text => matchesPattern('a*?b*c?*a', text)],
    ['a policy variable', text => fillVariables(text, new Map()), { before: '${a,' }],
    ['an ARN', text => isArnLike('arn:*:ecs:*:*:task/*/?', text)],
    ['a query', text => parseQueryInput(new URLSearchParams(text))],
  ])(
    'do not freeze what reads %s',
    (_what, read, around) => {
      expectNoFreeze(trying(read), around)
    },
    120_000,
  )
})
