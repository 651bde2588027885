import type { Operation } from '../operation.ts'

export const stsOperations: Record<string, Operation> = {}
