import type { Tag } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import { onFargate, proveRules } from '../../testing/prove-rules.ts'

const tagged = (...tags: Tag[]) => onFargate({ tags })

const many = (count: number) =>
  tagged(...Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' })))

describe('rules of tags and names', () => {
  proveRules(
    [
      {
        rule: 'a task definition is ACTIVE',
        path: 'taskDefinition',
        says: 'is INACTIVE',
        refused: onFargate({ taskDefinition: 'arm-app:1' }),
        accepted: onFargate({ taskDefinition: 'fargate-app:1' }),
      },
      {
        rule: 'up to 50 tags',
        path: 'tags',
        says: '50 at most',
        refused: many(51),
        accepted: many(50),
      },
      {
        rule: 'a tag key has 128 characters at most',
        path: 'tags.0.key',
        says: '128 at most',
        refused: tagged({ key: 'é'.repeat(129), value: 'v' }),
        accepted: tagged({ key: 'é'.repeat(128), value: 'v' }),
      },
      {
        rule: 'a tag value has 256 characters at most',
        path: 'tags.0.value',
        says: '256 at most',
        refused: tagged({ key: 'k', value: 'x'.repeat(257) }),
        accepted: tagged({ key: 'k', value: 'x'.repeat(256) }),
      },
      {
        rule: 'tags have their characters',
        path: 'tags.0.value',
        says: 'a character that tags refuse',
        refused: tagged({ key: 'k', value: 'a,b' }),
        accepted: tagged({ key: 'Größe', value: 'a b_.:/=+-@9' }),
      },
      {
        rule: 'aws: is kept by AWS, in keys',
        path: 'tags.0.key',
        says: 'begins with aws:',
        refused: tagged({ key: 'AWS:team', value: 'v' }),
        accepted: tagged({ key: 'awsteam', value: 'v' }),
      },
      {
        rule: 'aws: is kept by AWS, in values',
        path: 'tags.0.value',
        says: 'begins with aws:',
        refused: tagged({ key: 'team', value: 'aws:v' }),
        accepted: tagged({ key: 'team', value: 'awsv' }),
      },
      {
        rule: 'tag keys are unique, and case-sensitive',
        path: 'tags.1.key',
        says: 'given twice',
        refused: tagged({ key: 'team', value: 'a' }, { key: 'team', value: 'b' }),
        accepted: tagged({ key: 'team', value: 'a' }, { key: 'Team', value: 'b' }),
      },
      {
        rule: 'tags do not come from a service',
        path: 'propagateTags',
        says: 'refused for tasks',
        refused: onFargate({ propagateTags: 'SERVICE' }),
        accepted: onFargate({ propagateTags: 'TASK_DEFINITION' }),
      },
      {
        rule: 'startedBy has 128 characters at most',
        path: 'startedBy',
        says: '128 at most',
        refused: onFargate({ startedBy: 'x'.repeat(129) }),
        accepted: onFargate({ startedBy: 'x'.repeat(128) }),
      },
      {
        rule: 'startedBy has its characters',
        path: 'startedBy',
        says: 'letters, digits, hyphens, underscores and slashes',
        refused: onFargate({ startedBy: 'jane doe' }),
        accepted: onFargate({ startedBy: 'jane/doe_9-x' }),
      },
      {
        rule: 'a group is not one of services',
        path: 'group',
        says: 'keeps for services',
        refused: onFargate({ group: 'service:storefront' }),
        accepted: onFargate({ group: 'nightly' }),
      },
      {
        rule: 'referenceId has 1024 characters at most',
        path: 'referenceId',
        says: '1024 at most',
        refused: onFargate({ referenceId: 'x'.repeat(1025) }),
        accepted: onFargate({ referenceId: 'x'.repeat(1024) }),
      },
    ],
    account => account.deregister('arm-app:1'),
  )
})
