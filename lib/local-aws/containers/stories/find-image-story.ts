import { isInterpreted } from '../interpret-command.ts'
import type { CommandScript, Program } from '../command-script.ts'
import { runUnknownProgram } from '../unknown-program.ts'
import { runDemoMigrate } from './demo-migrate.ts'
import { runDemoOutOfMemory } from './demo-out-of-memory.ts'
import { runDemoReport } from './demo-report.ts'
import { runDemoWeb } from './demo-web.ts'
import { runDemoLogRouter, runDemoWorker } from './demo-worker.ts'
import { usualPrograms } from './usual-programs.ts'

/** What an image contains: a program and its names, or nothing, because it cannot be pulled. */
export type ImageStory = ProgramStory | { kind: 'unpullable' }

export interface ProgramStory {
  kind: 'program'
  program: Program
  names: readonly string[]
}

const story = (program: Program, ...names: string[]): ProgramStory => ({
  kind: 'program',
  program,
  names,
})

const stories: Record<string, ImageStory> = {
  'demo/migrate': story(runDemoMigrate, 'migrate'),
  'demo/report': story(runDemoReport, 'report'),
  'demo/out-of-memory': story(runDemoOutOfMemory, 'backfill'),
  'demo/missing': { kind: 'unpullable' },
  'demo/web': story(runDemoWeb, 'web'),
  'demo/worker': story(runDemoWorker, 'worker'),
  'demo/log-router': story(runDemoLogRouter, 'fluent-bit'),
}

const imageName = /(?:^|\/)(demo\/[a-z-]+)(?:[:@]|$)/

/** Finds the story of an image by its repository. Registry, tag and digest do not matter. */
export const findImageStory = (image: string): ImageStory | undefined => {
  const name = imageName.exec(image)?.[1]
  return name !== undefined && Object.hasOwn(stories, name) ? stories[name] : undefined
}

const lacks = ({ names }: ProgramStory, word: string): boolean => {
  const name = word.slice(word.lastIndexOf('/') + 1)
  return !isInterpreted(word) && !names.includes(name) && !usualPrograms.has(name)
}

/** Whether the first word of the command names a program that is not in the image. */
export const isProgramMissing = (image: ImageStory, words: readonly string[]): boolean => {
  const [first] = words
  return image.kind === 'program' && first !== undefined && lacks(image, first)
}

const notFound = (name: string): CommandScript => ({
  lines: [{ atMs: 0, text: `sh: 1: ${name.slice(0, 200)}: not found` }],
  durationMs: 0,
  exitCode: 127,
})

/**
 * Makes the script of a program in the image. A program that is not in the image fails as in a
 * shell.
 */
export const toImageProgram =
  (image: ProgramStory): Program =>
  (words, environment, random) => {
    const [first = ''] = words
    if (first !== '' && lacks(image, first)) return notFound(first)
    const isUsual = usualPrograms.has(first.slice(first.lastIndexOf('/') + 1))
    const program = isUsual ? runUnknownProgram : image.program
    return program(words, environment, random)
  }
