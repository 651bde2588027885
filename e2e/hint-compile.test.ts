import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { COMPILE_HINT, hintCompile } from '../deploy/hint-compile.ts'

let folder = ''
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'slipway-chunks-'))))
afterEach(() => rm(folder, { recursive: true }))

it('marks each script once, and nothing else', async () => {
  await writeFile(join(folder, 'page.js'), 'run()')
  await writeFile(join(folder, 'page.css'), 'a {}')
  await hintCompile(folder)
  await hintCompile(folder)
  expect(await readFile(join(folder, 'page.js'), 'utf8')).toBe(`${COMPILE_HINT}run()`)
  expect(await readFile(join(folder, 'page.css'), 'utf8')).toBe('a {}')
})
