import { z } from 'zod'
import { oneOf } from '../input/parse-input.ts'

const texts = z.array(z.string())

/** API Reference, LinuxParameters. */
export const linuxParametersSchema = z.object({
  capabilities: z.object({ add: texts.optional(), drop: texts.optional() }).optional(),
  devices: z
    .array(
      z.object({
        hostPath: z.string(),
        containerPath: z.string().optional(),
        permissions: z.array(oneOf('permissions', ['read', 'write', 'mknod'])).optional(),
      }),
    )
    .optional(),
  initProcessEnabled: z.boolean().optional(),
  sharedMemorySize: z.int().optional(),
  tmpfs: z
    .array(z.object({ containerPath: z.string(), size: z.int(), mountOptions: texts.optional() }))
    .optional(),
  maxSwap: z.int().optional(),
  swappiness: z.int().optional(),
})
