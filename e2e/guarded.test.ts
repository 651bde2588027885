import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** What makes a handler or an action guarded: `lib/http/*-route.server.ts`, `operator-action.server.ts`. */
const ROUTE_GUARDS = ['operatorRoute', 'publicRoute']
const ACTION_GUARDS = ['operatorAction', 'operatorActionWith']

/** The routes that answer somebody without a session; a new one needs a reason here. */
const PUBLIC_ROUTES = {
  'app/api/auth/[...nextauth]/route.ts': 'signing in and out, with a CSRF token of its own',
  'app/api/health/route.ts': 'asked by load balancers; says nothing of anybody',
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The exported values of a module, each with the function that its initializer calls. */
function readExports(text: string): Map<string, string> {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true)
  const calls = new Map<string, string>()
  const exported = new Map<string, string>()
  const isExported = (node: ts.Node) =>
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const isCall = initializer && ts.isCallExpression(initializer)
        const call = isCall ? initializer.expression.getText() : 'no call'
        calls.set(name.getText(), call)
        if (isExported(statement)) exported.set(name.getText(), call)
      }
    } else if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause
      if (!clause || !ts.isNamedExports(clause)) exported.set('*', 'a whole module')
      else if (!statement.isTypeOnly) {
        for (const { name, propertyName } of clause.elements) {
          exported.set(name.text, calls.get((propertyName ?? name).text) ?? 'unknown')
        }
      }
    } else if (ts.isExportAssignment(statement)) exported.set('default', 'an expression')
    else if (isExported(statement) && !ts.isInterfaceDeclaration(statement)) {
      if (!ts.isTypeAliasDeclaration(statement)) exported.set(statement.getText(), 'a declaration')
    }
  }
  return exported
}

const sources = (pattern: string) =>
  globSync(pattern).map((path): [string, string] => [path, readFileSync(path, 'utf8')])

describe('every route', () => {
  const routes = sources('app/**/route.{ts,tsx}')

  it('is found', () => expect(routes.length).toBeGreaterThan(4))

  it.each(routes)('%s exports guarded handlers', (path, text) => {
    const handlers = [...readExports(text)].filter(([name]) => name !== 'dynamic')
    expect(handlers.length).toBeGreaterThan(0)
    for (const [name, call] of handlers) {
      expect(METHODS).toContain(name)
      expect(ROUTE_GUARDS).toContain(call)
      expect(call === 'publicRoute').toBe(Object.hasOwn(PUBLIC_ROUTES, path))
    }
  })
})

describe('every server action', () => {
  const all = sources('{app,components,lib}/**/*.{ts,tsx}')
  const files = all.filter(([, text]) => /['"]use server['"]/.test(text))

  it('is found', () => expect(files.length).toBeGreaterThan(2))

  it.each(files)('of %s is guarded', (_path, text) => {
    // The directive is the file's own: none stands inside a function.
    expect(text).toMatch(/^'use server'\n/)
    expect(text.match(/['"]use server['"]/g)).toHaveLength(1)
    const actions = [...readExports(text)]
    expect(actions.length).toBeGreaterThan(0)
    for (const [name, call] of actions)
      expect([name, ACTION_GUARDS]).toEqual([name, expect.arrayContaining([call])])
  })
})

describe('every page of the console', () => {
  it.each(sources('app/(console)/**/{page,layout}.tsx'))('%s asks for its Context', (_, text) => {
    expect(text).toMatch(/await pageContext(In)?\(/)
  })
})

describe('what reads exports', () => {
  it.each([
    ['export async function GET() {}', 'a declaration'],
    ['export const GET = async () => {}', 'no call'],
    ['const handle = wrapped(async () => {})\nexport { handle as GET }', 'wrapped'],
    ['export * from "./other"', 'a whole module'],
    ['export { GET } from "./other"', 'unknown'],
    ['export default operatorRoute()', 'an expression'],
  ])('finds %j', (text, call) => {
    expect([...readExports(text).values()]).toEqual([call])
  })
})
