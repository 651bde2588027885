import { describe, expect, it } from 'vitest'
import { readRun, toCompareHref, writeRun } from './compare-address.ts'

const address = {
  region: 'us-east-1',
  accountId: '111122223333',
  cluster: 'demo',
  taskId: 'c7f1aaaabbbbccccddddeeeeffff90ab',
}

describe('a run in the address of a comparison', () => {
  it('is read as it was written', () => {
    expect(readRun(writeRun(address))).toEqual(address)
    const query = new URL(toCompareHref(address, address), 'http://x').searchParams
    expect(readRun(query.get('b') ?? '')).toEqual(address)
  })

  it.each([
    '',
    'demo',
    'us-east-1/111122223333/demo',
    `us-east-1/111122223333/demo/${address.taskId}/more`,
    `us-east-1/1/demo/${address.taskId}`,
    `us-east-1/111122223333/../${address.taskId}`,
    'us-east-1/111122223333/demo/C7F1',
    '\u202e'.repeat(4_000),
  ])('is nothing else: %s', text => {
    expect(readRun(text)).toBeUndefined()
  })
})
