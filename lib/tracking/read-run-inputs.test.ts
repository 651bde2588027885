import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { toTaskAddress } from '../task-view/task-address.ts'
import { readRunInputs } from './read-run-inputs.server.ts'
import { readTask } from './read-task.server.ts'

describe('what a run was launched with', () => {
  let launching: Launching
  beforeEach(async () => void (launching = await startLaunching()))
  afterEach(() => launching.close())

  const environment = [
    { name: 'LOG_LEVEL', value: 'debug' },
    { name: 'DB_PASSWORD', value: 'hunter2' },
  ]

  it('has the network that was asked for, and no secret', async () => {
    await launching.launch({ overrides: { containerOverrides: [{ name: 'app', environment }] } })
    const [taskArn = ''] = await launching.started()
    const read = await readRunInputs(launching.as('operator'), toTaskAddress(taskArn))
    const inputs = read.ok ? read.value : undefined
    expect(inputs?.variables).toContainEqual({
      container: 'app',
      name: 'LOG_LEVEL',
      value: 'debug',
      source: 'override',
    })
    expect(inputs?.request?.subnets).toHaveLength(1)
    expect(inputs?.definition).toContainEqual(
      expect.objectContaining({ container: 'app', name: 'command', value: 'echo done' }),
    )
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })

  it('has no request where it was not launched here', async () => {
    const { product } = launching
    const address = toTaskAddress(await runOneTask(product, 'job', environment))
    const read = await readRunInputs(product.as('operator'), address)
    expect(read).toMatchObject({ ok: true, value: { definition: expect.any(Array) as unknown } })
    expect(read.ok && read.value?.request).toBeUndefined()
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })

  it('costs no call once the page was opened', async () => {
    const { product } = launching
    const address = toTaskAddress(await runOneTask(product, 'job'))
    const ctx = product.as('operator')
    await readTask(ctx, address)
    expect(await product.callsDuring(() => readRunInputs(ctx, address))).toBe(0)
  })

  it('is only for those who may describe the task', async () => {
    const { product } = launching
    const address = toTaskAddress(await runOneTask(product, 'job', [], [], 'batch'))
    expect(await readRunInputs(product.as('outsider'), address)).toEqual({
      ok: true,
      value: undefined,
    })
    expect(await readRunInputs(product.as('launcher'), address)).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    })
  })
})
