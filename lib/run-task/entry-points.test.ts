import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** What others import by path, and plain Node runs without a build. */
const entryPoints = [
  ['schema.ts', 'launchSchema'],
  ['to-run-task-input.ts', 'toRunTaskInput'],
  ['from-run-task-input.ts', 'fromRunTaskInput'],
  ['import-launch.ts', 'importLaunch'],
  ['to-cli-command.ts', 'toCliCommand'],
  ['import/dot-env.ts', 'parseDotEnv'],
] as const

it('keeps its entry points in their places, for plain Node to run', () => {
  const program = `
    const found = {}
    for (const [path, name] of ${JSON.stringify(entryPoints)}) {
      const module = await import('./' + path)
      found[path] = Object.hasOwn(module, name)
    }
    const { parseDotEnv } = await import('./import/dot-env.ts')
    console.log(JSON.stringify({ found, read: parseDotEnv('A=1\\nB') }))`
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(JSON.parse(output)).toEqual({
    found: Object.fromEntries(entryPoints.map(([path]) => [path, true])),
    read: {
      rows: [{ name: 'A', value: '1' }],
      duplicates: [],
      errors: [{ line: 2, message: 'This line isn’t NAME=value.' }],
    },
  })
})
