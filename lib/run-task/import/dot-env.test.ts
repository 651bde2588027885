import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDotEnv } from './dot-env.ts'

const valuesOf = (text: string) =>
  Object.fromEntries(parseDotEnv(text).rows.map(({ name, value }) => [name, value]))

describe('parseDotEnv', () => {
  it('reads assignments, comments and quotes', () => {
    const text = [
      '# a comment',
      '',
      'PLAIN=one two  # said aside',
      'export EXPORTED = spaced ',
      `LITERAL='a "b" \\n # c'`,
      `ESCAPED="a\\tb \\"c\\" \\\\ \\$d"`,
      'HASH=a#b',
      'EMPTY=',
      'ONLY_COMMENT= # nothing',
      'URL=postgres://u:p@h/db?x=1',
    ].join('\r\n')
    expect(valuesOf(text)).toEqual({
      PLAIN: 'one two',
      EXPORTED: 'spaced',
      LITERAL: 'a "b" \\n # c',
      ESCAPED: 'a\tb "c" \\ $d',
      HASH: 'a#b',
      EMPTY: '',
      ONLY_COMMENT: '',
      URL: 'postgres://u:p@h/db?x=1',
    })
  })

  it('reads a quoted value over several lines', () => {
    expect(valuesOf('PEM="-----BEGIN\nabc\n-----END"\nNEXT=1')).toEqual({
      PEM: '-----BEGIN\nabc\n-----END',
      NEXT: '1',
    })
  })

  it('says names that repeat, and keeps the last value', () => {
    const { rows, duplicates } = parseDotEnv('A=1\nB=2\nA=3')
    expect(rows).toEqual([
      { name: 'A', value: '3' },
      { name: 'B', value: '2' },
    ])
    expect(duplicates).toEqual(['A'])
  })

  it('says which lines it could not read', () => {
    const { rows, errors } = parseDotEnv('A=1\nnot an assignment\nB="x\ny"\nC="open\nD=4')
    expect(rows.map(({ name }) => name)).toEqual(['A', 'B', 'D'])
    expect(errors).toEqual([
      { line: 2, message: 'This line isn’t NAME=value.' },
      { line: 5, message: 'The " is never closed.' },
    ])
  })

  it('drops no text after a closing quote, unless it is a comment', () => {
    const { rows, errors } = parseDotEnv(`A="x" y\nB='{'a':1}'\nC="x" # why\nD="x"  `)
    expect(rows).toEqual([
      { name: 'C', value: 'x' },
      { name: 'D', value: 'x' },
    ])
    expect(errors).toEqual([
      { line: 1, message: 'There is text after the closing ".' },
      { line: 2, message: "There is text after the closing '." },
    ])
  })

  it('reads back every value that was written in double quotes', () => {
    const row = fc.tuple(fc.stringMatching(/^[A-Z_][A-Z0-9_]*$/), fc.string())
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ([name]) => name }), rows => {
        const quoted = rows.map(
          ([name, value]) => `${name}="${value.replaceAll(/["\\]/g, match => `\\${match}`)}"`,
        )
        expect(Object.entries(valuesOf(quoted.join('\n'))).sort()).toEqual([...rows].sort())
      }),
    )
  })

  it('ends on any text', () => {
    fc.assert(fc.property(fc.string(), text => void parseDotEnv(text)))
  })
})
