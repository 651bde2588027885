import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

export interface FoundRegex {
  /** `lib/verdict/stop-rule.ts` */
  file: string
  /** As it is written, with its slashes and flags. */
  text: string
  regex: RegExp
}

/** Every regular expression that stands in the code that is shipped. */
export const findRegexes = (): FoundRegex[] =>
  globSync(['{app,components,lib,deploy}/**/*.{ts,tsx}', '*.ts'])
    .filter(file => !/\.test\.tsx?$|\/(fuzz|testing|test)\//.test(file))
    .sort()
    .flatMap(findIn)

function findIn(file: string): FoundRegex[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const text = readFileSync(file, 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind)
  const found: FoundRegex[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(toFound(file, node.text))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function toFound(file: string, text: string): FoundRegex {
  const end = text.lastIndexOf('/')
  return { file, text, regex: new RegExp(text.slice(1, end), text.slice(end + 1)) }
}
