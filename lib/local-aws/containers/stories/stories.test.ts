import { describe, expect, it } from 'vitest'
import { createRandom } from '../../world/random.ts'
import { interpretCommand } from '../interpret-command.ts'
import { findImageStory, isProgramMissing, toImageProgram } from './find-image-story.ts'

function run(image: string, words: string[] = [], environment: Record<string, string> = {}) {
  const story = findImageStory(image)
  if (story?.kind !== 'program') throw new Error(`${image} has no program`)
  const random = createRandom(7)
  return interpretCommand({ words, environment, random, program: story.program })
}

const textOf = (script: ReturnType<typeof run>) => [...script.lines].map(({ text }) => text)

describe('images of the demo', () => {
  it('are found with any registry, tag or digest', () => {
    for (const image of ['demo/web', 'demo/web:1', 'r.example:5000/demo/web@sha256:00'])
      expect(findImageStory(image)?.kind).toBe('program')
    for (const image of ['web', 'mydemo/web', 'demo/unknown', 'demo/constructor'])
      expect(findImageStory(image)).toBeUndefined()
    expect(findImageStory('demo/missing:1')).toEqual({ kind: 'unpullable' })
  })

  it('migrate reports progress, and fails for version 42', () => {
    const done = run('demo/migrate', ['migrate', '--to', '41'])
    expect(done.exitCode).toBe(0)
    expect(textOf(done)).toContain('INFO migrate: [6/6] swap ledger and ledger_v2')
    const failed = run('demo/migrate', ['migrate', '--to', '42'])
    expect(failed.exitCode).toBe(3)
    expect(textOf(failed)).toContain('ERROR relation "ledger_v2" already exists')
  })

  it('migrate prints more when LOG_LEVEL is debug', () => {
    const lines = textOf(run('demo/migrate', [], { LOG_LEVEL: 'debug' }))
    expect(lines.some(line => line.startsWith('DEBUG'))).toBe(true)
    expect(textOf(run('demo/migrate')).some(line => line.startsWith('DEBUG'))).toBe(false)
  })

  it('write what a log viewer has to read: stacks, JSON lines and colours', () => {
    const failed = textOf(run('demo/migrate', ['migrate', '--to', '42']))
    expect(failed.filter(line => line.startsWith('    at ')).length).toBeGreaterThan(3)
    const levels = textOf(run('demo/worker')).map((line): unknown => JSON.parse(line))
    expect(levels).toContainEqual(expect.objectContaining({ level: 'warn' }))
    expect(textOf(run('demo/report')).some(line => line.includes('\u001b['))).toBe(true)
  })

  it('report takes about 40 s', () => {
    const { durationMs, exitCode } = run('demo/report')
    expect(durationMs).toBeGreaterThan(35_000)
    expect(durationMs).toBeLessThan(45_000)
    expect(exitCode).toBe(0)
  })

  it('out-of-memory is killed by the platform, with its reason', () => {
    expect(run('demo/out-of-memory')).toMatchObject({
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    })
  })

  it('web and log-router run until they are stopped', () => {
    for (const image of ['demo/web', 'demo/log-router'])
      expect(run(image)).toMatchObject({ durationMs: Infinity, onTerm: { exitCode: 0 } })
  })

  it('are overridden by a command, and run inside a shell', () => {
    expect(textOf(run('demo/web', ['echo', 'hi']))).toEqual(['hi'])
    const inShell = run('demo/migrate', ['sh', '-c', 'echo first; migrate --to 42 || exit 9'])
    expect(inShell.exitCode).toBe(9)
    expect(textOf(inShell)[0]).toBe('first')
  })

  it.each([
    [[], false],
    [['migrate', '--to', '41'], false],
    [['/usr/local/bin/migrate'], false],
    [['sh', '-c', 'nope'], false],
    [['node', 'server.js'], false],
    [['nope'], true],
    [['/app/server'], true],
  ])('have their program, a shell and what is usual: %j is missing: %s', (words, isMissing) => {
    const story = findImageStory('demo/migrate:1')
    expect(story && isProgramMissing(story, words)).toBe(isMissing)
  })

  it('have shells that report a missing program, and go on', () => {
    const story = findImageStory('demo/migrate:1')
    if (story?.kind !== 'program') throw new Error('The image has no program')
    const words = ['sh', '-c', 'nope; echo $?']
    const program = toImageProgram(story)
    const script = interpretCommand({ words, environment: {}, random: createRandom(7), program })
    expect(textOf(script)).toEqual(['sh: 1: nope: not found', '127'])
  })

  it('do the same for the same seed', () => {
    expect(run('demo/worker')).toEqual(run('demo/worker'))
  })
})
