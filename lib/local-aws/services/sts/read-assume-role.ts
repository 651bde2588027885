import { AwsError } from '../../world/aws-error.ts'
import {
  readInteger,
  readRecords,
  readString,
  readStrings,
} from '../../http/protocol/read-input.ts'
import { checkConstraints } from '../../world/check-constraints.ts'
import type { Checked, TextConstraint } from '../../world/check-constraints.ts'
import { mfaChecks } from './check-mfa.ts'

export interface AssumeRoleRequest {
  roleArn: string
  roleSessionName: string
  durationSeconds: number
  policy: string | undefined
  policyArns: string[]
  tags: { key: string; value: string }[]
  transitiveTagKeys: string[]
  externalId: string | undefined
  serialNumber: string | undefined
  tokenCode: string | undefined
  sourceIdentity: string | undefined
}

const namePattern = '[\\w+=,.@-]*'
const tagPattern = '[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*'

/** Limits of the API Reference, AssumeRole. The text of a policy has at most 2,048 characters. */
const constraints = {
  roleArn: { least: 20, most: 2048, isRequired: true },
  roleSessionName: { least: 2, most: 64, pattern: namePattern, isRequired: true },
  policy: { least: 1, most: 2048, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
  externalId: { least: 2, most: 1224, pattern: '[\\w+=,.@:\\/-]*' },
  sourceIdentity: { least: 2, most: 64, pattern: namePattern },
  policyArn: { least: 20, most: 2048 },
  tagKey: { least: 1, most: 128, pattern: tagPattern },
  tagValue: { most: 256, pattern: tagPattern },
} satisfies Record<string, TextConstraint>

/** @throws AwsError ValidationError for a value that breaks a constraint of the model. */
export function readAssumeRole(input: Record<string, unknown>): AssumeRoleRequest {
  if (input.ProvidedContexts !== undefined)
    throw new AwsError('InvalidParameterValue', 'The specified context provider is not supported.')
  const text = (name: string) => readString(input, name)
  const request = {
    roleArn: text('RoleArn') ?? '',
    roleSessionName: text('RoleSessionName') ?? '',
    durationSeconds: readInteger(input, 'DurationSeconds') ?? 3600,
    policy: text('Policy'),
    policyArns: (readRecords(input, 'PolicyArns') ?? []).map(one => readString(one, 'arn') ?? ''),
    tags: (readRecords(input, 'Tags') ?? []).map(tag => ({
      key: readString(tag, 'Key') ?? '',
      value: readString(tag, 'Value') ?? '',
    })),
    transitiveTagKeys: readStrings(input, 'TransitiveTagKeys') ?? [],
    externalId: text('ExternalId'),
    serialNumber: text('SerialNumber'),
    tokenCode: text('TokenCode'),
    sourceIdentity: text('SourceIdentity'),
  }
  const { roleArn, roleSessionName } = constraints
  const { durationSeconds } = request
  checkConstraints([
    { member: 'roleArn', value: text('RoleArn'), constraint: roleArn },
    { member: 'roleSessionName', value: text('RoleSessionName'), constraint: roleSessionName },
    { member: 'durationSeconds', value: durationSeconds, constraint: { low: 900, high: 43_200 } },
    { member: 'policy', value: request.policy, constraint: constraints.policy },
    { member: 'externalId', value: request.externalId, constraint: constraints.externalId },
    {
      member: 'sourceIdentity',
      value: request.sourceIdentity,
      constraint: constraints.sourceIdentity,
    },
    ...mfaChecks(request),
    ...listChecks(request),
  ])
  checkRoleArn(request.roleArn)
  return request
}

/** Checks the form of the ARN. STS does this before it checks any rights. */
function checkRoleArn(roleArn: string): void {
  if (!roleArn.startsWith('arn:')) throw new AwsError('ValidationError', `${roleArn} is invalid`)
  if (!/^arn:[\w-]+:iam::\d{12}:role\/./.test(roleArn))
    throw new AwsError('ValidationError', 'Request ARN is invalid')
}

function listChecks({ policyArns, tags, transitiveTagKeys }: AssumeRoleRequest): Checked[] {
  const { policyArn, tagKey, tagValue } = constraints
  const at = (list: string, index: number, member: string) =>
    `${list}.${index + 1}.member${member && `.${member}`}`
  return [
    ...policyArns.map((value, index) => ({
      member: at('policyArns', index, 'arn'),
      value,
      constraint: policyArn,
    })),
    ...tags.flatMap(({ key, value }, index) => [
      { member: at('tags', index, 'key'), value: key, constraint: tagKey },
      { member: at('tags', index, 'value'), value, constraint: tagValue },
    ]),
    ...transitiveTagKeys.map((value, index) => ({
      member: at('transitiveTagKeys', index, ''),
      value,
      constraint: tagKey,
    })),
    { member: 'tags', value: tags.map(({ key }) => key), constraint: { most: 50 } },
    { member: 'transitiveTagKeys', value: transitiveTagKeys, constraint: { most: 50 } },
  ]
}
