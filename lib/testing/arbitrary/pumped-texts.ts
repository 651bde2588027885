/** What a hostile text repeats. */
export const PUMPS = [
  ...'aA0_.-/:"\'\\,{}[]()$<>&|#%+=*?~`!@;^ \t\n\r\u0000\u001b\u2028\u00e9',
  ...['\r\n', '\\"', '\\\n', 'a=', '=a', 'A=1\n', 'a.', '.a', 'a/', 'a:', 'a-', '-a', 'a b', ' a'],
  ...[
    '0.',
    'a,',
    '$(',
    '${',
    '{%',
    '%}',
    '--',
    ' #',
    '# ',
    ' --a',
    "''",
    '""',
    '[{',
    '{"a":',
    '\\\\',
  ],
  ...['A="', "A='", 'export ', '%2', '\\u202e', '..', '//', '::', ' ,', ', ', '\u200b', '\ud800'],
]

/** What stands before and after: a match that begins well and fails at the very end. */
export const ENDS = ['', '!', '\n!', '\u2028!'] as const

export const pump = (before: string, repeated: string, after: string, length: number): string =>
  before + repeated.repeat(Math.ceil(length / repeated.length)) + after

/** Runs of plain characters in a regular expression: what leads a text into the middle of it. */
export function literalsOf(source: string): string[] {
  const parts = source
    .replace(
      /\\[bBdDwWsS]|\\u[\da-f]{4}|\[[^\]]*\]|\(\?<?[:=!]?|\{[\d,]*\}|[?*+^$().|]/gi,
      match => (match === '\\.' ? '.' : '\n'),
    )
    .replace(/\\(.)/g, '$1')
    .split('\n')
  return [...new Set(parts)].filter(part => part.length > 1 && part.length < 40)
}
