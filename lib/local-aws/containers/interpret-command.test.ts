import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../world/random.ts'
import { interpretCommand } from './interpret-command.ts'

function run(words: string[], environment: Record<string, string> = {}) {
  const script = interpretCommand({ words, environment, random: createRandom(1) })
  const lines = [...script.lines]
  const { durationMs, exitCode } = script
  return { output: lines.map(({ text }) => text), lines, durationMs, exitCode }
}

const sh = (line: string, environment?: Record<string, string>) =>
  run(['sh', '-c', line], environment)

describe('exec form', () => {
  it('runs the program that the first word names', () => {
    expect(run(['echo', 'a', ';', 'echo', 'b'])).toMatchObject({
      output: ['a ; echo b'],
      durationMs: 0,
      exitCode: 0,
    })
    expect(run(['/bin/sleep', '1.5'])).toMatchObject({ durationMs: 1500, exitCode: 0 })
    expect(run(['exit', '7']).exitCode).toBe(7)
    expect(run(['true']).exitCode).toBe(0)
    expect(run(['false']).exitCode).toBe(1)
  })

  it('does not expand variables', () => {
    expect(run(['echo', '$HOME'], { HOME: '/root' }).output).toEqual(['$HOME'])
  })

  it('lets an unknown program work for a while and succeed', () => {
    const { output, durationMs, exitCode } = run(['/usr/bin/backfill', '--all'])
    expect(exitCode).toBe(0)
    expect(durationMs).toBeGreaterThanOrEqual(5_000)
    expect(output[0]).toBe('backfill: starting')
  })
})

describe('a shell line', () => {
  it.each([
    ['echo a; echo b', ['a', 'b'], 0, 0],
    ['echo a && sleep 2 && exit 3', ['a'], 2_000, 3],
    ['false && echo no', [], 0, 1],
    ['false || echo yes', ['yes'], 0, 0],
    ['true || echo no; echo $?', ['0'], 0, 0],
    ['exit 256', [], 0, 0],
    ['exit 3; echo no', [], 0, 3],
    ['sleep 1m; echo done', ['done'], 60_000, 0],
    ['echo "it is  $WHO"', ['it is  me you'], 0, 0],
    ["echo 'it is  $WHO'", ['it is  $WHO'], 0, 0],
    ['echo   $WHO${NONE:-!}', ['me you!'], 0, 0],
    ['A=1; echo $A; B=2 && echo "${B}"', ['1', '2'], 0, 0],
    ['echo one \\\n two # and no more', ['one two'], 0, 0],
    ['set -e\nfalse\necho no', [], 0, 1],
    ['echo -n a; echo b', ['ab'], 0, 0],
    ['echo lost >/dev/null; echo kept >&2 2>&1', ['kept'], 0, 0],
    ['bash -c "echo $WHO; exit 4"; echo then $?', ['me you', 'then 4'], 0, 0],
    ['exec sh -c "exit 5"; echo no', [], 0, 5],
    ['', [], 0, 0],
  ])('%j', (line, output, durationMs, exitCode) => {
    expect(sh(line, { WHO: 'me you' })).toMatchObject({ output, durationMs, exitCode })
  })

  it('says when a line was written', () => {
    expect(sh('echo a; sleep 3; echo b').lines).toEqual([
      { atMs: 0, text: 'a' },
      { atMs: 3_000, text: 'b' },
    ])
  })

  it('runs a sleep without end until it is stopped', () => {
    for (const operand of ['infinity', 'inf', '99999999999', '9999d'])
      expect(sh(`sleep ${operand}; echo no`)).toMatchObject({ durationMs: Infinity, output: [] })
  })

  it('refuses a sleep without a valid duration', () => {
    for (const operand of ['', 'soon', '-1', '1'.repeat(100_000) + 'x'])
      expect(sh(`sleep "${operand}"`)).toMatchObject({ durationMs: 0, exitCode: 1 })
  })

  it.each([
    ['echo "open', 'Unterminated quoted string'],
    ["echo 'open", 'Unterminated quoted string'],
    ['ls | wc', '"|" unexpected'],
    ['sleep 5 &', '"&" unexpected'],
    ['echo $(date)', '"(" unexpected'],
    ['echo `date`', '"`" unexpected'],
    ['cat < file', '"<" unexpected'],
    ['if true; then echo; fi', '"if" unexpected'],
    [';', '";" unexpected'],
    ['true &&', 'end of file unexpected'],
    ['echo ${', 'Bad substitution'],
  ])('%j ends with 2 and the complaint of a shell', (line, complaint) => {
    const { output, exitCode } = sh(line)
    expect(exitCode).toBe(2)
    expect(output.join()).toContain(complaint)
  })
})

describe('hostile input', () => {
  const doubling = Array.from({ length: 400 }, () => 'A=$A$A').join(';')

  it.each([
    ['a shell that calls itself', 'sh -c "$A"', { A: 'sh -c "$A"' }],
    ['a shell that calls itself twice', 'sh -c "$A"', { A: 'sh -c "$A"; sh -c "$A"' }],
    ['a value that doubles', doubling, { A: 'xx' }],
    ['very many commands', 'echo x;'.repeat(100_000), {}],
    ['a very long word', `echo ${'x'.repeat(2_000_000)}`, {}],
    ['open references', `echo ${'${a-'.repeat(16_000)}`, {}],
    ['very many quotes', '"'.repeat(1_000_001), {}],
  ])('%s ends with 2 or is cut', (_name, line, environment) => {
    const { exitCode, output } = sh(line, environment)
    expect(exitCode).toBe(2)
    expect(output.join('').length).toBeLessThanOrEqual(1024 * 1024)
  })

  const fragment = fc.oneof(
    fc.constantFrom('echo', 'sleep 1', 'exit', ';', '&&', '||', '"', "'", '$A', '${', '\\', '\n'),
    fc.constantFrom('sh -c', '(', '`', '>', '#', '$?', ' ', '|', '&', '=', 'A=', '{', '-n'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const anyLine = fc.array(fragment, { maxLength: 40 }).map(fragments => fragments.join(''))

  it('gives every line an end, an exit code from 0 to 255 and output in the order of time', () => {
    fc.assert(
      fc.property(anyLine, line => {
        const { exitCode, durationMs, lines } = sh(line, { A: 'a "b' })
        expect(exitCode).toBeGreaterThanOrEqual(0)
        expect(exitCode).toBeLessThan(256)
        expect(durationMs).toBeGreaterThanOrEqual(0)
        expect(lines.every(({ atMs }, at) => atMs >= (lines[at - 1]?.atMs ?? 0))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('prints every quoted word unchanged', () => {
    const printable = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter(word => !/^-[neE]+$/.test(word))
    fc.assert(
      fc.property(printable, word => {
        const quoted = `'${word.replaceAll("'", `'\\''`)}'`
        expect(sh(`echo ${quoted}`).output.join('\n')).toBe(word)
      }),
    )
  })
})
