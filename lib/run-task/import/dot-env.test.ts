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

  it.each([
    'set A=x',
    'ENV A=x',
    '-e A=x',
    '--env A=x',
    '- A=x',
    'declare -x A="x"',
    '$env:A = "x"',
    'A=\u200bx',
    '\ufeffA=\u200b"x"',
  ])('reads %j, as other programs begin it', text => {
    expect(valuesOf(text)).toEqual({ A: 'x' })
  })

  it.each(['A=x\\\ny', 'A=<<END\nx\nEND', 'A=“x”', 'A=‘x y’'])(
    'takes no shorter and no other value for %j',
    text => {
      const { rows, errors } = parseDotEnv(text)
      expect([rows, errors[0]?.line]).toEqual([[], 1])
    },
  )

  it.each(['-e A=1 -e B=2', '-e A=1 \\\n-e B=2', '--env A=1 --rm app:3'])(
    'takes no option of docker run for a part of the value: %j',
    text => {
      expect(parseDotEnv(text).errors[0]).toEqual({
        line: 1,
        message: 'The line goes on after the value. Put one variable on a line.',
      })
    },
  )

  it('takes the backslash at the end of a path', () => {
    expect(valuesOf('A=C:\\dir\\\nB=1')).toEqual({ A: 'C:\\dir\\', B: '1' })
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

  it.each([
    ['ARGS="--a" --b="c"', 'There is text after the closing ".'],
    ["VAR='Let\\'s go!'", "There is text after the closing '."],
    ['JSON="{"a":1}"', 'There is text after the closing ".'],
    ['A="x"#y', 'There is text after the closing ".'],
    ['1BAD=x', '1BAD isn’t a valid name. Begin it with a letter or an underscore.'],
    ['export -x=1', '-x isn’t a valid name. Begin it with a letter or an underscore.'],
    ['MY VAR=x', 'MY VAR isn’t a valid name. Remove a blank from it.'],
    ['A\u200bB=x', 'A\u200bB isn’t a valid name. Remove U+200B from it.'],
    ['A\u00a0B=x', 'A\u00a0B isn’t a valid name. Remove U+00A0 from it.'],
    ['=x', 'There is no name before the =.'],
    [`${'long'.repeat(20)}!=x`, `${'long'.repeat(10)}… isn’t a valid name. Remove ! from it.`],
    ['KEY: value', 'This line has a colon where NAME=value has =.'],
    ['export KEY', 'This line isn’t NAME=value.'],
    ['A={', 'A value of several lines needs quotes around it.'],
  ])('names the fault of %j, and takes no value from it', (line, message) => {
    const { rows, errors } = parseDotEnv(`B=1\n${line}\nC=2`)
    expect(errors).toEqual([{ line: 2, message }])
    expect(rows.map(({ name }) => name)).toEqual(['B', 'C'])
  })

  it('takes no line of a PEM without quotes for its value or for a variable', () => {
    const pem =
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIE+abc\nA1b==\n-----END RSA PRIVATE KEY-----'
    expect(parseDotEnv(`KEY=${pem}\nNEXT=1`)).toEqual({
      rows: [{ name: 'NEXT', value: '1' }],
      duplicates: [],
      errors: [{ line: 1, message: 'A value of several lines needs quotes around it.' }],
    })
    expect(valuesOf(`A=-----BEGIN X-----\nB=1\n${pem.split('\n').at(-1)}`)).toEqual({ B: '1' })
    const inOneLine = pem.replaceAll('\n', '\\n')
    expect(valuesOf(`KEY=${inOneLine}`)).toEqual({ KEY: inOneLine })
  })

  it('reads a line by itself whose quote would close that of a line before it', () => {
    const { rows, errors } = parseDotEnv('A="x\nB="y"\nC="z"')
    expect(rows).toEqual([
      { name: 'B', value: 'y' },
      { name: 'C', value: 'z' },
    ])
    expect(errors).toEqual([{ line: 1, message: 'The " isn’t closed in this line.' }])
  })

  it('begins a comment only after a blank', () => {
    const text = 'COLOR=#fff\nURL=/a#b # c\nNONE= # c\nTAB=x\t#y\nQ="x" # c'
    expect(valuesOf(text)).toEqual({ COLOR: '#fff', URL: '/a#b', NONE: '', TAB: 'x', Q: 'x' })
  })

  it('reads over hidden characters around names and values', () => {
    expect(valuesOf('\ufeffA=1\n\u200bB\u00a0=\u00a0"2"\u00a0\n\u00a0# c')).toEqual({
      A: '1',
      B: '2',
    })
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
