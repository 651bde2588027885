import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCoded } from '../problems/problem-texts.ts'
import { quoteWords } from './quote-words.ts'
import { splitCommandLine } from './shell-words.ts'

const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...` \t\n'"\\$\`!*?~#&|;<>(){}[]=a-é`) }),
)

const wordsOf = (line: string) => {
  const parsed = splitCommandLine(line)
  return parsed.ok ? parsed.words : parsed.problem
}

/** What a real shell makes of a line: its words, each ended by NUL. */
const shellWords = (line: string): string[] =>
  execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

describe('splitCommandLine', () => {
  it.each([
    ['migrate --to 42', ['migrate', '--to', '42']],
    ['  a \t b\n c ', ['a', 'b', 'c']],
    [`sh -c 'echo "hi" && exit 3'`, ['sh', '-c', 'echo "hi" && exit 3']],
    [`"a b"'c d'e`, ['a bc de']],
    [`'' ""`, ['', '']],
    [`"\\$HOME \\"x\\" \\n \\\\"`, ['$HOME "x" \\n \\']],
    ['a\\ b \\\nc', ['a b', 'c']],
    ['echo $HOME * | cat', ['echo', '$HOME', '*', '|', 'cat']],
    ['', []],
  ])('reads %j as a POSIX shell would, without expanding', (line, words) => {
    expect(wordsOf(line)).toEqual(words)
  })

  it.each([
    [`a 'b`, toCoded('command-quote-open', { quote: "'", at: 3 })],
    [`"b\\"`, toCoded('command-quote-open', { quote: '"', at: 1 })],
    ['a\\', toCoded('command-ends-with-backslash')],
  ])('says what is wrong with %j', (line, problem) => {
    expect(wordsOf(line)).toEqual(problem)
  })
})

describe('quoteWords', () => {
  it('is read back as exactly the same words', () => {
    fc.assert(
      fc.property(fc.array(word), words => {
        expect(wordsOf(quoteWords(words))).toEqual(words)
      }),
    )
  })

  it('is read by a real shell as exactly the same words', () => {
    const printable = word.filter(text => text.isWellFormed() && !text.includes('\0'))
    fc.assert(
      fc.property(fc.array(printable, { minLength: 1 }), words => {
        expect(shellWords(quoteWords(words))).toEqual(words)
      }),
      { numRuns: 60 },
    )
  })

  it('quotes only what needs it', () => {
    const words = ['sh', '-c', "it's $5", "it's", 'a=b,c', '', 'a b']
    expect(quoteWords(words)).toBe(`sh -c 'it'\\''s $5' "it's" a=b,c '' 'a b'`)
  })
})
