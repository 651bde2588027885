import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What `next build` writes last. */
const BUILD = '.next/BUILD_ID'
const SOURCE_FOLDERS = ['app', 'components', 'lib', 'public']
const SOURCE_FILES = [
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

/** Whether there is a production build that is newer than all its sources. */
export function isBuilt(): boolean {
  if (!existsSync(BUILD)) return false
  const builtMs = statSync(BUILD).mtimeMs
  return sources().every(path => statSync(path).mtimeMs < builtMs)
}

/** Folders count, too: adding or removing a file changes a folder's time. */
const sources = (): string[] => [
  ...SOURCE_FILES.filter(path => existsSync(path)),
  ...SOURCE_FOLDERS.filter(folder => existsSync(folder)).flatMap(folder => [
    folder,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path)),
  ]),
]
