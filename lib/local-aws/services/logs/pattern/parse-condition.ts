import type { Scanner } from './scanner.ts'

export type Test<Subject> = (subject: Subject) => boolean

const mostDepth = 50

/** Comparisons joined with `&&`, which binds closer, and `||`, in any parentheses. */
export function parseCondition<Subject>(
  scanner: Scanner,
  parseLeaf: () => Test<Subject>,
  depth = 0,
): Test<Subject> {
  if (depth > mostDepth) throw scanner.refuse()
  const parseOne = (): Test<Subject> => {
    if (!scanner.take('(')) return parseLeaf()
    const inner = parseCondition(scanner, parseLeaf, depth + 1)
    scanner.expect(')')
    return inner
  }
  const parseAll = (): Test<Subject> => {
    const tests = [parseOne()]
    while (scanner.take('&&')) tests.push(parseOne())
    return subject => tests.every(test => test(subject))
  }
  const tests = [parseAll()]
  while (scanner.take('||')) tests.push(parseAll())
  return subject => tests.some(test => test(subject))
}
