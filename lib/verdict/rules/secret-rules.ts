import {
  absent,
  badCredentials,
  denied,
  malformed,
  serverError,
  throttled,
  unreachable,
  unresolved,
} from './faults.ts'
import type { StopRule } from './stop-rule.ts'
import { environmentFile, parameterStore, secret, secretsManager } from './subjects.ts'

const base = { category: 'ResourceInitializationError', guide: 'secrets' } as const

/** Secrets that could not be read before the task started, as Fargate and the EC2 agent word it. */
export const secretRules: readonly StopRule[] = [
  {
    ...base,
    id: 'registry-credentials-malformed',
    when: [
      /authorization ?data|registry ?auth\w*error|registry (auth|credentials) from asm|repository ?credentials|registry credentials/i,
      new RegExp(`${malformed.source}|schema|username|password|empty`, 'i'),
    ],
    title: 'The registry credentials in the secret can’t be read',
    cause:
      'The secret of repositoryCredentials was read, but it isn’t JSON with a username and a password.',
    remedy: 'Store the secret as {"username": "…", "password": "…"}.',
  },
  {
    ...base,
    id: 'secret-key-missing',
    when: [
      /(not|n't) contain (the |a )?(json )?key|json key .{0,80}(not found|missing|does(n't| not) exist)|key .{0,80}(not found|missing|not present) in (the )?(json|secret)|no such (json )?key|missing (json )?key/i,
      new RegExp(`${secret.source}|json`, 'i'),
    ],
    title: 'The secret doesn’t contain the JSON key',
    cause:
      'The secret was read, but it has no such key as the task definition names after its ARN.',
    remedy: 'Add the key to the secret’s JSON, or fix the key in the task definition’s valueFrom.',
  },
  {
    ...base,
    id: 'secret-not-json',
    when: [
      new RegExp(
        `^(?=.*(${secret.source}))(?=.*(${malformed.source}))|^(\\w+: )?invalid character .{0,20}looking for beginning`,
        'i',
      ),
    ],
    unless: [/response body|docker|seccomp|image conf/i],
    title: 'The secret is not JSON',
    cause:
      'The secret was read, but its value is not valid JSON, and the task definition asks for one of its keys.',
    remedy:
      'Store the secret as JSON, or name the whole secret in the task definition’s valueFrom, without a key.',
  },
  {
    ...base,
    id: 'secret-deleted',
    when: [secret, /marked (for|as) delet|scheduled for deletion|was deleted|is deleted/i],
    title: 'The secret is marked for deletion',
    cause: 'Secrets Manager doesn’t give the value of a secret that is scheduled for deletion.',
    remedy: 'Restore the secret, or name another one in the task definition.',
  },
  {
    ...base,
    id: 'secret-version-missing',
    category: 'ResourceNotFoundException',
    when: [secret, /staging label|version ?(id|stage)|secret value for/i, absent],
    title: 'The secret has no such version',
    cause:
      'The secret exists, but it has no value, or no version with the staging label or version ID that the task definition names.',
    remedy: 'Give the secret a value, or fix the version in the task definition’s valueFrom.',
    guide: 'secretNotFound',
  },
  {
    ...base,
    id: 'secret-kms-denied',
    when: [
      secret,
      /\bkms\b|ciphertext|decrypt/i,
      /denied|not authorized|not allowed|disabled|can(no|')t (be )?(decrypt|use)|pending|invalid|failure|not ?found/i,
    ],
    title: 'The secret’s KMS key can’t be used',
    cause:
      'The secret is encrypted with a KMS key that is disabled or deleted, or that the execution role isn’t allowed to use (kms:Decrypt).',
    remedy:
      'Grant kms:Decrypt on the key to the execution role, in the key’s policy too. Check that the key is enabled.',
    guide: 'executionRole',
  },
  {
    ...base,
    id: 'secret-access-denied',
    when: [
      new RegExp(
        `not authorized to perform:? ?'?(secretsmanager|ssm|kms):|^(?=.*(${secret.source}))(?=.*(${denied.source}))`,
        'i',
      ),
    ],
    unless: [environmentFile],
    title: 'The execution role isn’t allowed to read a secret',
    cause:
      'The task execution role has no permission for secretsmanager:GetSecretValue or ssm:GetParameters, or a policy of the secret or of the endpoint denies it.',
    remedy:
      'Grant these actions on the secret to the execution role, not to the task role, and kms:Decrypt if you use your own key.',
    guide: 'executionRole',
  },
  {
    ...base,
    id: 'parameter-not-found',
    when: [
      parameterStore,
      /invalid (ssm )?param(eter)?s?\b|parameter ?(version )?not ?found|param(eter)?s? .{0,80}(not found|do(es)? ?n('|o)t exist|do(es)? not exist)|invalid param/i,
    ],
    unless: [/invalid ?parameter ?exception.*secrets? ?manager/i, unreachable],
    title: 'A parameter that the task needs does not exist',
    cause:
      'Parameter Store has no parameter of this name, path or version in the task’s Region and account.',
    remedy:
      'Fix the name in the task definition’s valueFrom, or create the parameter in the Region.',
  },
  {
    ...base,
    id: 'secret-credentials',
    when: [secret, badCredentials],
    title: 'There are no valid AWS credentials to read the secret',
    cause: 'The execution role gave no credentials, or they are not valid.',
    remedy: 'Check that the execution role exists and that ECS can assume it. Then launch again.',
    guide: 'executionRole',
  },
  {
    ...base,
    id: 'secret-not-found',
    category: 'ResourceNotFoundException',
    when: [
      new RegExp(
        `secrets? manager can(no|')?t find|can(no|')?t retrieve the secret with arn|^(?=.*(${secret.source}))(?=.*(${absent.source}))`,
        'i',
      ),
    ],
    unless: [unresolved],
    title: 'A secret that the task needs does not exist',
    cause: 'The secret’s ARN is wrong or names another Region, or the secret was deleted.',
    remedy: 'Fix the ARN in the task definition, or create the secret in the task’s Region.',
    guide: 'secretNotFound',
  },
  {
    ...base,
    id: 'secret-reference-invalid',
    when: [
      secret,
      /validation ?(exception|error)|invalid name|invalid (secret )?arn|arn: |invalid ?request|invalid ?parameter|not a valid arn|malformed|invalid resource/i,
    ],
    unless: [unreachable],
    title: 'The reference to a secret is not valid',
    cause:
      'The name or ARN in valueFrom is not one that Secrets Manager or Parameter Store accepts.',
    remedy:
      'Fix valueFrom in the task definition: the full ARN of the secret with its six random characters, or the parameter’s name or ARN.',
  },
  {
    ...base,
    id: 'secret-throttled',
    when: [secret, throttled],
    title: 'Reading the secrets was throttled',
    cause: 'The account is at its request quota for Secrets Manager or Parameter Store.',
    remedy:
      'Launch again, with fewer tasks at a time. For Parameter Store, turn on higher throughput.',
  },
  {
    ...base,
    id: 'secret-server-error',
    when: [
      secret,
      new RegExp(`${serverError.source}|internal ?(service|server)? ?(error|failure)`, 'i'),
    ],
    unless: [/dial tcp|i\/o timeout/i],
    title: 'The secrets service had an error',
    cause:
      'Secrets Manager or Parameter Store answered with a server error. It is usually temporary.',
    remedy: 'Launch again.',
  },
  {
    ...base,
    id: 'parameter-network',
    when: [
      parameterStore,
      new RegExp(`${unreachable.source}|${unresolved.source}|cannot pull secrets from`, 'i'),
    ],
    unless: [secretsManager],
    title: 'The task could not reach Parameter Store',
    cause: 'The task has no network path to the Systems Manager endpoint.',
    remedy:
      'Add NAT or the ssm interface endpoint, or a public IP in a public subnet. Allow outbound port 443 and the VPC’s DNS.',
    guide: 'connectivity',
  },
  {
    ...base,
    id: 'secret-network',
    when: [secretsManager, new RegExp(`${unreachable.source}|${unresolved.source}`, 'i')],
    title: 'The task could not reach Secrets Manager',
    cause: 'The task has no network path to the Secrets Manager endpoint.',
    remedy:
      'Add NAT or the secretsmanager interface endpoint, or a public IP in a public subnet. Allow outbound port 443 and the VPC’s DNS.',
    guide: 'connectivity',
  },
]
