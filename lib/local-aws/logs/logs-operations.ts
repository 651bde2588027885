import type { Operation } from '../operation.ts'

export const logsOperations: Record<string, Operation> = {}
