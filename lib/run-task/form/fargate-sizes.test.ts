import { describe, expect, it } from 'vitest'
import { fargateSizes, findFargateSize, toCpuUnits, toMemoryMiB } from './fargate-sizes.ts'
import { toCpuText, toMemoryText } from '../problems/amount-texts.ts'

describe('fargateSizes', () => {
  it('offers what the Developer Guide lists, at both ends and in the middle', () => {
    expect(findFargateSize(256)?.memoryMiB).toEqual([512, 1024, 2048])
    expect(findFargateSize(1024)?.memoryMiB).toEqual([2048, 3072, 4096, 5120, 6144, 7168, 8192])
    expect(findFargateSize(4096)?.memoryMiB.at(-1)).toBe(30_720)
    expect(findFargateSize(8192)?.memoryMiB.slice(0, 2)).toEqual([16_384, 20_480])
    expect(findFargateSize(16_384)?.memoryMiB).toHaveLength(12)
    expect(findFargateSize(32_768)?.memoryMiB).toEqual([61_440, 122_880, 249_856])
    expect(findFargateSize(300)).toBeUndefined()
  })

  it('runs Windows from 1 to 4 vCPU only', () => {
    expect(fargateSizes.filter(({ isLinuxOnly }) => !isLinuxOnly).map(({ cpu }) => cpu)).toEqual([
      1024, 2048, 4096,
    ])
  })

  it('needs platform version 1.4.0 from 8 vCPU on', () => {
    expect(fargateSizes.filter(({ needs140 }) => needs140).map(({ cpu }) => cpu)).toEqual([
      8192, 16_384, 32_768,
    ])
  })
})

describe('sizes as text', () => {
  it.each([
    ['256', 256],
    ['.25 vCPU', 256],
    ['1 vcpu', 1024],
    ['2vCPU', 2048],
    ['', undefined],
    ['1 GB', undefined],
    ['-1', undefined],
  ])('reads %j as %s CPU units', (text, units) => expect(toCpuUnits(text)).toBe(units))

  it.each([
    ['512', 512],
    ['0.5 GB', 512],
    ['2GB', 2048],
    ['2 GiB', undefined],
    ['1 vCPU', undefined],
  ])('reads %j as %s MiB', (text, memoryMiB) => expect(toMemoryMiB(text)).toBe(memoryMiB))

  it('writes units as people say them', () => {
    expect([toCpuText(256), toMemoryText(512), toMemoryText(3072)]).toEqual([
      '0.25 vCPU',
      '512 MiB',
      '3 GiB',
    ])
  })
})
