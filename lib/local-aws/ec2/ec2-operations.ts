import type { Operation } from '../operation.ts'

export const ec2Operations: Record<string, Operation> = {}
