import { toCpuText, toMemoryText } from '../problems/amount-texts.ts'
import { toCpuUnits, toMemoryMiB } from './fargate-sizes.ts'

/** `0.5 vCPU`, of a task's CPU as it is typed or as AWS gives it; text that can't be read stays. */
export function toTaskCpuText(text: string): string {
  const units = toCpuUnits(text)
  return units === undefined ? text : toCpuText(units)
}

/** `2 GiB`, of a task's memory; text that can't be read stays as it is. */
export function toTaskMemoryText(text: string): string {
  const memoryMiB = toMemoryMiB(text)
  return memoryMiB === undefined ? text : toMemoryText(memoryMiB)
}
