import type { Operation } from '../operation.ts'

/** Every ECS operation that the endpoint answers, by name. */
export const ecsOperations: Record<string, Operation> = {}
