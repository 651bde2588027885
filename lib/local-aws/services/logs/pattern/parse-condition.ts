import type { Scanner } from './scanner.ts'

export type Predicate<Subject> = (subject: Subject) => boolean

const mostDepth = 50

/** Parses comparisons that are joined with `&&` and `||`, with parentheses. `&&` binds closer. */
export function parseCondition<Subject>(
  scanner: Scanner,
  parseLeaf: () => Predicate<Subject>,
  depth = 0,
): Predicate<Subject> {
  if (depth > mostDepth) throw scanner.refuse()
  const parseOne = (): Predicate<Subject> => {
    if (!scanner.take('(')) return parseLeaf()
    const inner = parseCondition(scanner, parseLeaf, depth + 1)
    scanner.expect(')')
    return inner
  }
  const parseAll = (): Predicate<Subject> => {
    const tests = [parseOne()]
    while (scanner.take('&&')) tests.push(parseOne())
    return subject => tests.every(test => test(subject))
  }
  const tests = [parseAll()]
  while (scanner.take('||')) tests.push(parseAll())
  return subject => tests.some(test => test(subject))
}
