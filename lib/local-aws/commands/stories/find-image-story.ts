import type { Program } from '../command-script.ts'
import { runDemoMigrate } from './demo-migrate.ts'
import { runDemoOutOfMemory } from './demo-out-of-memory.ts'
import { runDemoReport } from './demo-report.ts'
import { runDemoWeb } from './demo-web.ts'
import { runDemoLogRouter, runDemoWorker } from './demo-worker.ts'

/** What an image holds: a program, or nothing that could be pulled. */
export type ImageStory = { kind: 'program'; program: Program } | { kind: 'unpullable' }

const stories: Record<string, ImageStory> = {
  'demo/migrate': { kind: 'program', program: runDemoMigrate },
  'demo/report': { kind: 'program', program: runDemoReport },
  'demo/out-of-memory': { kind: 'program', program: runDemoOutOfMemory },
  'demo/missing': { kind: 'unpullable' },
  'demo/web': { kind: 'program', program: runDemoWeb },
  'demo/worker': { kind: 'program', program: runDemoWorker },
  'demo/log-router': { kind: 'program', program: runDemoLogRouter },
}

const imageName = /(?:^|\/)(demo\/[a-z-]+)(?:[:@]|$)/

/** The story of an image by its repository, whatever registry, tag or digest stands around it. */
export const findImageStory = (image: string): ImageStory | undefined => {
  const name = imageName.exec(image)?.[1]
  return name !== undefined && Object.hasOwn(stories, name) ? stories[name] : undefined
}
