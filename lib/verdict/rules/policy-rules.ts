import type { StopRule } from './stop-rule.ts'

const base = { category: 'AccessDeniedException', guide: 'executionRole' } as const

/**
 * Which policy denied a call, as IAM tells at the end of its sentence. It decides who can fix it.
 * Source: IAM User Guide, "Troubleshoot access denied error messages".
 */
export const policyRules: readonly StopRule[] = [
  {
    ...base,
    id: 'policy-organization',
    when: [/(explicit deny in|no) (a |an )?(service|resource) control polic/i],
    title: 'An organization policy denies the call',
    cause:
      'A service control policy or resource control policy of the AWS organization denies it. The role’s own permissions don’t matter.',
    remedy:
      'Ask whoever manages the organization’s policies to allow the action that AWS’s message names.',
  },
  {
    ...base,
    id: 'policy-endpoint',
    when: [/(explicit deny in|no) (a |an |the )?(vpc )?endpoint polic/i],
    title: 'The policy of a VPC endpoint denies the call',
    cause:
      'The task calls AWS through a VPC endpoint, and that endpoint’s policy doesn’t allow the action.',
    remedy: 'Allow the role and the action in the endpoint’s policy.',
    guide: 'connectivity',
  },
  {
    ...base,
    id: 'policy-boundary',
    when: [/(explicit deny in|no) (a |an |the )?permissions? boundar/i],
    title: 'The role’s permissions boundary denies the call',
    cause: 'The role has a permissions boundary that doesn’t allow the action.',
    remedy: 'Allow the action in the boundary, or use another role.',
  },
  {
    ...base,
    id: 'policy-resource',
    when: [/explicit deny in (a |an |the )?resource-based polic|no resource-based policy allows/i],
    unless: [/ecr:/i],
    title: 'The resource’s own policy denies the call',
    cause:
      'The policy of the secret, key, bucket or other resource denies the role, or doesn’t name it.',
    remedy: 'Allow the role in the policy of the resource that AWS’s message names.',
  },
]
