import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const versions = z.record(z.string(), z.string())
const manifest = z
  .object({ dependencies: versions, devDependencies: versions })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))
const lockfile = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        optional: z.boolean().optional(),
        optionalDependencies: versions.optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

const numbersOf = (version: string) => version.split('.').map(Number)

describe('the dependencies', () => {
  it('hold Next at or above the release that closed the flaws in server components', () => {
    const [major = 0, minor = 0, patch = 0] = numbersOf(manifest.dependencies['next'] ?? '')
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(16_004_006)
  })

  it('are exact versions', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('name every platform of Next’s compiler in the lockfile, so that `npm ci` works everywhere', () => {
    const { optionalDependencies = {} } = lockfile.packages['node_modules/next'] ?? {}
    const compilers = Object.keys(optionalDependencies).filter(name =>
      name.startsWith('@next/swc-'),
    )
    expect(compilers.length).toBeGreaterThan(0)
    for (const name of compilers) {
      expect(lockfile.packages[`node_modules/${name}`]).toMatchObject({
        version: manifest.dependencies['next'],
        optional: true,
      })
    }
  })

  it('have an integrity hash, except the Next binaries that were completed by hand', () => {
    const unverified = Object.entries(lockfile.packages)
      .filter(
        ([path, { integrity }]) => path !== '' && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
      )
      .map(([path]) => path)
    expect(unverified).toEqual([
      'node_modules/@next/swc-darwin-arm64',
      'node_modules/@next/swc-darwin-x64',
      'node_modules/@next/swc-win32-arm64-msvc',
      'node_modules/@next/swc-win32-x64-msvc',
    ])
  })

  it('are bound to no registry, and bring no resolver with seventeen binaries', () => {
    const entries = Object.entries(lockfile.packages)
    expect(entries.filter(([, entry]) => entry.resolved)).toEqual([])
    expect(entries.filter(([name]) => name.includes('unrs-resolver'))).toEqual([])
  })
})
