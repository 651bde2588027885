/** Colours and cursor moves of a terminal. */
const escapes = /\u001b\[[\d;?]*[ -/]*[@-~]/g

const time =
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]?[ \t]/

/** The prompt of a shell that waits for the rest of a command. */
const prompts = /([\\`^][ \t]*\n)(?:>{1,2}|More\?)[ \t]/g

/**
 * A pasted text without what a terminal, a log of a build or a document puts around it: colours,
 * times and marks before each line, prompts within a command, a fence of Markdown.
 */
export function cleanPasted(text: string): string {
  const plain = text.replaceAll('\r\n', '\n').replace(escapes, '')
  return withoutFence(withoutTimes(plain)).replace(prompts, '$1')
}

function withoutTimes(text: string): string {
  const lines = text.split('\n')
  const filled = lines.filter(line => line.trim() !== '')
  if (!filled.every(line => time.test(line))) return text
  return lines
    .map(line => line.replace(time, ''))
    .filter(line => !line.startsWith('##['))
    .join('\n')
}

function withoutFence(text: string): string {
  const fenced = /^\s*(?:```|~~~)[\w-]*\n([^]*?)\n?(?:```|~~~)\s*$/.exec(text)?.[1]
  return fenced ?? /^\s*`([^`\n]+)`\s*$/.exec(text)?.[1] ?? text
}
