import * as z from 'zod/mini'
import { limits } from './limits.ts'
import { listOf, trimmed } from './schema-fields.ts'

/** `awsvpcConfiguration` as the form holds it: wholly empty is no network configuration. */
const awsvpcConfiguration = z
  .object({
    subnets: listOf(trimmed()),
    securityGroups: listOf(trimmed()),
    assignPublicIp: z.optional(z.enum(['ENABLED', 'DISABLED'])),
  })
  .check(
    z.superRefine(({ subnets, securityGroups, assignPublicIp }, ctx) => {
      const refuse = (path: string, message: string) =>
        ctx.addIssue({ code: 'custom', path: [path], message })
      const needsSubnet = securityGroups.length > 0 || assignPublicIp === 'ENABLED'
      if (needsSubnet && subnets.filter(Boolean).length < limits.subnets.min) {
        refuse('subnets', 'Subnets is empty. Choose at least one.')
      }
      checkMost('Subnets', subnets, limits.subnets.max, message => refuse('subnets', message))
      checkMost('Security groups', securityGroups, limits.securityGroups.max, message =>
        refuse('securityGroups', message),
      )
    }),
  )

export const networkSchema = z.object({
  awsvpcConfiguration: z._default(awsvpcConfiguration, { subnets: [], securityGroups: [] }),
})

export type Network = z.output<typeof networkSchema>

function checkMost(
  label: string,
  ids: string[],
  max: number,
  refuse: (message: string) => void,
): void {
  if (ids.length > max) {
    refuse(`${label} has ${ids.length} entries, ${max} at most. Remove ${ids.length - max}.`)
  }
}
