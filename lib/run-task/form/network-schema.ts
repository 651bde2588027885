import * as z from 'zod/mini'
import { toIssue } from '../problems/issue.ts'
import { limits } from './limits.ts'
import { listOf, trimmed } from './schema-fields.ts'

/** `awsvpcConfiguration` as the form holds it. Without any member the request has no network. */
const awsvpcConfiguration = z
  .object({
    subnets: listOf(trimmed()),
    securityGroups: listOf(trimmed()),
    assignPublicIp: z.optional(z.enum(['ENABLED', 'DISABLED'])),
  })
  .check(
    z.superRefine(({ subnets, securityGroups, assignPublicIp }, ctx) => {
      const needsSubnet = securityGroups.length > 0 || assignPublicIp === 'ENABLED'
      if (needsSubnet && subnets.filter(Boolean).length < limits.subnets.min) {
        ctx.addIssue({ ...toIssue('subnets-required'), path: ['subnets'] })
      }
      const checkMost = (member: 'subnets' | 'securityGroups', count: number) => {
        const { max } = limits[member]
        if (count > max) ctx.addIssue({ ...toIssue('too-many', { count, max }), path: [member] })
      }
      checkMost('subnets', subnets.length)
      checkMost('securityGroups', securityGroups.length)
    }),
  )

export const networkSchema = z.object({
  awsvpcConfiguration: z._default(awsvpcConfiguration, { subnets: [], securityGroups: [] }),
})

export type Network = z.output<typeof networkSchema>
