import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Chromium compiles the functions of a script that begins with this line while it downloads, beside the
 * main thread. Without it, each module is compiled when the page first calls it, on the main thread. Other
 * browsers read a comment. (V8, Explicit JavaScript compile hints.)
 */
export const COMPILE_HINT = '//# allFunctionsCalledOnLoad\n'

/** Marks the scripts of a build that a browser loads. Those that are marked already stay as they are. */
export async function hintCompile(chunksDir: string): Promise<void> {
  const names = await readdir(chunksDir, { recursive: true })
  const scripts = names.filter(name => name.endsWith('.js'))
  await Promise.all(scripts.map(name => mark(join(chunksDir, name))))
}

async function mark(path: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  if (!text.startsWith(COMPILE_HINT)) await writeFile(path, COMPILE_HINT + text)
}
