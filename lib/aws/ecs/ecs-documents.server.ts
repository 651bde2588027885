import 'server-only'
import { Task$, TaskDefinition$ } from '@aws-sdk/client-ecs'
import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { fitToSchema } from '../fit-to-schema.server.ts'

/** What a stored document holds of a task; its times are `Date`. */
export const fitTask = (document: unknown): Task => fitToSchema(Task$, document) ?? {}

/** What a stored document holds of a task definition; its times are `Date`. */
export const fitTaskDefinition = (document: unknown): TaskDefinition =>
  fitToSchema(TaskDefinition$, document) ?? {}
