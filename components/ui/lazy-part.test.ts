import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sources = globSync('{app,components}/**/*.{ts,tsx}', { cwd: process.cwd() })
  .filter(path => !/\.test\.tsx?$/.test(path))
  .map(path => ({ path, text: readFileSync(path, 'utf8') }))

/** `dynamic(…)` and `lazy(…)` up to the end of their statement. */
const toLazyParts = (text: string): string[] =>
  [...text.matchAll(/(?<![.\w])(?:dynamic|lazy)\([^]*?\n(?=\n|\)|const|export)/g)].map(
    ([part]) => part,
  )

/** A module that is loaded when it is needed. */
const toImports = (text: string): string[] =>
  [...text.matchAll(/^.*(?<![.\w])import\((?=['"]).*$/gm)].map(([line]) => line.trim())

describe('what a page loads later', () => {
  it('is found in the sources', () => {
    expect(sources.flatMap(({ text }) => toLazyParts(text)).length).toBeGreaterThan(20)
  })

  it.each(sources.filter(({ text }) => toLazyParts(text).length > 0))(
    'has a place with an error and Retry in $path',
    ({ text }) => {
      for (const part of toLazyParts(text)) {
        const name = /(\w+)\.load\(/.exec(part)?.[1]
        expect(name, part).toBeDefined()
        expect(text).toContain(`const ${name} = createLazyPart(`)
        // Without a fallback of its own, the page draws the failure itself.
        const failure = part.includes('loading:')
          ? `loading: ${name}.Loading`
          : `<${name}.Failure />`
        expect(text).toContain(failure)
      }
    },
  )

  it.each(sources.filter(({ text }) => toImports(text).length > 0))(
    'is never loaded without an answer to its failure in $path',
    ({ text }) => {
      const isGuarded = /\.load\(|\.catch\(|\btry \{/.test(text)
      expect(isGuarded, toImports(text).join('\n')).toBe(true)
    },
  )
})
