import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listCalls } from './list-calls.ts'
import { prepareConformance } from './prepare.ts'
import { toEnvironment } from '../to-environment.ts'

const script = fileURLToPath(new URL('call-with-python.py', import.meta.url))
const clients = [
  { client: 'botocore', module: 'botocore.session' },
  { client: 'command-line', module: 'awscli.clidriver' },
] as const

const answers = z.array(
  z.object({ service: z.string(), operation: z.string(), problems: z.array(z.string()) }),
)

function findInterpreter(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    python => spawnSync(python, ['-c', `import ${module}`]).status === 0,
  )
}

async function walk(python: string, task: { client: string; url: string; calls: unknown }) {
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: toEnvironment(),
  })
  child.stdin.end(JSON.stringify(task))
  return answers.parse(JSON.parse(await text(child.stdout)))
}

for (const { client, module } of clients) {
  const python = findInterpreter(module)
  if (!python) process.stdout.write(`Skipped: no Python here can import ${module}.\n`)
  describe.runIf(python)(`${client} of Python`, () => {
    let prepared: Awaited<ReturnType<typeof prepareConformance>>
    beforeAll(async () => {
      prepared = await prepareConformance()
    })
    afterAll(() => prepared.aws.close())

    it('gets from every operation what its model says', async () => {
      const calls = listCalls(prepared.made)
      const walked = await walk(python ?? '', { client, url: prepared.aws.url, calls })
      expect(walked).toHaveLength(calls.length)
      expect(walked.filter(({ problems }) => problems.length > 0)).toEqual([])
    }, 60_000)
  })
}
