import type { Tag } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import { onFargate, proveRules } from '../../testing/arbitrary/prove-rules.ts'

const tagged = (...tags: Tag[]) => onFargate({ tags })

const many = (count: number) =>
  tagged(...Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' })))

describe('rules of tags and names', () => {
  proveRules(
    [
      {
        rule: 'a task definition is ACTIVE',
        path: 'taskDefinition',
        code: 'task-definition-not-active',
        params: { definition: 'arm-app:1', status: 'INACTIVE' },
        refused: onFargate({ taskDefinition: 'arm-app:1' }),
        accepted: onFargate({ taskDefinition: 'fargate-app:1' }),
      },
      {
        rule: 'up to 50 tags',
        path: 'tags',
        code: 'too-many',
        params: { count: 51, max: 50 },
        refused: many(51),
        accepted: many(50),
      },
      {
        rule: 'a tag key has 128 characters at most',
        path: 'tags.0.key',
        code: 'too-long',
        params: { characters: 129, maxCharacters: 128 },
        refused: tagged({ key: 'é'.repeat(129), value: 'v' }),
        accepted: tagged({ key: 'é'.repeat(128), value: 'v' }),
      },
      {
        rule: 'a tag value has 256 characters at most',
        path: 'tags.0.value',
        code: 'too-long',
        params: { characters: 257, maxCharacters: 256 },
        refused: tagged({ key: 'k', value: 'x'.repeat(257) }),
        accepted: tagged({ key: 'k', value: 'x'.repeat(256) }),
      },
      {
        rule: 'tags have their characters',
        path: 'tags.0.value',
        code: 'tag-characters',
        refused: tagged({ key: 'k', value: 'a,b' }),
        accepted: tagged({ key: 'Größe', value: 'a b_.:/=+-@9' }),
      },
      {
        rule: 'aws: is kept by AWS, in keys',
        path: 'tags.0.key',
        code: 'tag-prefix-reserved',
        refused: tagged({ key: 'AWS:team', value: 'v' }),
        accepted: tagged({ key: 'awsteam', value: 'v' }),
      },
      {
        rule: 'aws: is kept by AWS, in values',
        path: 'tags.0.value',
        code: 'tag-prefix-reserved',
        refused: tagged({ key: 'team', value: 'aws:v' }),
        accepted: tagged({ key: 'team', value: 'awsv' }),
      },
      {
        rule: 'tag keys are unique, and case-sensitive',
        path: 'tags.1.key',
        code: 'tag-key-repeated',
        params: { key: 'team' },
        refused: tagged({ key: 'team', value: 'a' }, { key: 'team', value: 'b' }),
        accepted: tagged({ key: 'team', value: 'a' }, { key: 'Team', value: 'b' }),
      },
      {
        rule: 'tags do not come from a service',
        path: 'propagateTags',
        code: 'propagate-from-service',
        refused: onFargate({ propagateTags: 'SERVICE' }),
        accepted: onFargate({ propagateTags: 'TASK_DEFINITION' }),
      },
      {
        rule: 'startedBy has 128 characters at most',
        path: 'startedBy',
        code: 'too-long',
        params: { characters: 129, maxCharacters: 128 },
        refused: onFargate({ startedBy: 'x'.repeat(129) }),
        accepted: onFargate({ startedBy: 'x'.repeat(128) }),
      },
      {
        rule: 'a group is not one of services',
        path: 'group',
        code: 'group-reserved',
        refused: onFargate({ group: 'service:storefront' }),
        accepted: onFargate({ group: 'nightly' }),
      },
      {
        rule: 'referenceId has 1024 characters at most',
        path: 'referenceId',
        code: 'too-long',
        params: { characters: 1025, maxCharacters: 1024 },
        refused: onFargate({ referenceId: 'x'.repeat(1025) }),
        accepted: onFargate({ referenceId: 'x'.repeat(1024) }),
      },
    ],
    account => account.deregister('arm-app:1'),
  )
})
