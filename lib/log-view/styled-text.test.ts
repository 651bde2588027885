import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectNoFreeze } from '../testing/expect-no-freeze.ts'
import { processorMsFor } from '../testing/processor-ms-for.ts'
import { toPlainText, toStyledSpans } from './styled-text.ts'

const ESC = '\u001b'

describe('the plain text of a line', () => {
  it.each([
    ['no sequence', 'a\tb \u202e\u200b\u0000\u009b é😀'],
    ['colors', `${ESC}[1;31mred${ESC}[0m plain`, 'red plain'],
    [
      'a link',
      `${ESC}]8;;https://example.com/x${ESC}\\a link${ESC}]8;;${ESC}\\ after`,
      'a link after',
    ],
    ['a title', `${ESC}]0;title\u0007text`, 'text'],
    ['a string that nothing ends', `a${ESC}]0;this stays`, 'a0;this stays'],
    ['a string that an escape ends', `${ESC}]0;title${ESC}[31mtext`, 'text'],
    ['a device string', `${ESC}P1$r0m${ESC}\\text`, 'text'],
    ['a character set', `${ESC}(B${ESC}[mtext`, 'text'],
    ['cursor and modes', `${ESC}[?25l${ESC}[2J${ESC}[1;1Htext${ESC}7`, 'text'],
    ['a progress bar', '10 %\r20 %\r30 %', '30 %'],
    ['a return at the end', 'done\r\r', 'done'],
    ['a return with nothing behind it', `50 %\r${ESC}[K`, '50 %'],
    ['a spinner', `${ESC}[2K${ESC}[1G- a${ESC}[2K${ESC}[1G\\ b`, '\\ b'],
    ['backspaces', 'abc\b\bx😀\b!', 'ax!'],
    ['more backspaces than text', '\b\ba\b\b\bb', 'b'],
    ['the bell and shifts', 'a\u0007b\u000ec\u000f', 'abc'],
    ['a sequence that is cut off', `text${ESC}[3`, 'text'],
    ['an escape alone', `text${ESC}`, 'text'],
    ['markup', `<b onclick="x">${ESC}[1m&amp;`, '<b onclick="x">&amp;'],
  ])('has no trace of %s', (_, message, plain = message) => {
    expect(toPlainText(message)).toBe(plain)
  })
})

describe('the spans of a line', () => {
  it('are one without a sequence, and none without text', () => {
    expect(toStyledSpans('plain')).toEqual([{ text: 'plain' }])
    expect(toStyledSpans('')).toEqual([])
    expect(toStyledSpans(`${ESC}[31m`)).toEqual([])
  })

  it.each([
    ['31', { color: { name: 'red' } }],
    ['93;44', { color: { name: 'bright-yellow' }, background: { name: 'blue' } }],
    ['38;5;9', { color: { name: 'bright-red' } }],
    ['38;5;208', { color: { rgb: 'rgb(255, 135, 0)' } }],
    ['48;5;255', { background: { rgb: 'rgb(238, 238, 238)' } }],
    ['38;2;1;2;3', { color: { rgb: 'rgb(1, 2, 3)' } }],
    ['38:2::1:2:3', { color: { rgb: 'rgb(1, 2, 3)' } }],
    ['38:2:1:2:3', { color: { rgb: 'rgb(1, 2, 3)' } }],
    ['48:5:16', { background: { rgb: 'rgb(0, 0, 0)' } }],
    ['38;2;256;0;0', {}],
    ['38;5;999', {}],
    [
      '1;2;3;4;7;9',
      { decorations: ['bold', 'dim', 'italic', 'underline', 'strikethrough', 'reverse'] },
    ],
    ['4:3', { decorations: ['underline'] }],
    ['1;4:0', { decorations: ['bold'] }],
    ['58;2;1;2;3', {}],
    ['58:5:9;1', { decorations: ['bold'] }],
    ['5;8', {}],
    ['1;22', {}],
    ['31;39;41;49', {}],
    ['', {}],
    ['?25', {}],
    ['1;'.repeat(100), {}],
  ])('have the look of %j', (parameters, style) => {
    expect(toStyledSpans(`${ESC}[${parameters}mx`)).toEqual([{ text: 'x', ...style }])
  })

  it('go on with what was set, and begin where it changes', () => {
    expect(toStyledSpans(`a${ESC}[1mb${ESC}[31mc${ESC}[31md${ESC}[0me`)).toEqual([
      { text: 'a' },
      { text: 'b', decorations: ['bold'] },
      { text: 'cd', color: { name: 'red' }, decorations: ['bold'] },
      { text: 'e' },
    ])
  })

  it('are the plain text together', () => {
    const part = fc.oneof(
      fc.constantFrom(`${ESC}[`, `${ESC}]8;;`, `${ESC}\\`, '\r', '\b', '31m', ';', 'm', '\u0007'),
      fc.constantFrom(`${ESC}[1m`, `${ESC}[0m`, `${ESC}[38;5;20m`, ESC, `${ESC}P`, 'G', '😀'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(part), parts => {
        const message = parts.join('')
        const spans = toStyledSpans(message)
        expect(spans.map(({ text }) => text).join('')).toBe(toPlainText(message))
        expect(spans.every(({ text }) => text !== '')).toBe(true)
        expect(toPlainText(toPlainText(message))).toBe(toPlainText(message))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a line of 256 KiB', () => {
  const length = 262_144

  it.each([
    ...[`${ESC}[1m`, `${ESC}[1ma`, `${ESC}[31ma${ESC}[32mb`, `${ESC}[`, `${ESC}[;`, `${ESC}]`, ESC],
    ...[`${ESC}]8;;a${ESC}\\b`, 'a\r', 'a\b', '\b', `${ESC}P`, ';', '\r', `${ESC}[38:2:1:2:3ma`],
  ])('of %j takes linear time', repeated => {
    for (const before of ['', `${ESC}[`, `${ESC}]`]) {
      const message = before + repeated.repeat(length / repeated.length)
      expect(processorMsFor(() => toStyledSpans(message))).toBeLessThan(2_000)
    }
  })

  it('of hostile texts takes linear time', () => {
    for (const before of ['', `${ESC}[`, `${ESC}]`, `${ESC}[38:`]) {
      expectNoFreeze(toStyledSpans, { before, length })
    }
  })
})
