import type { StopRule } from './stop-rule.ts'

/** Secrets that could not be read before the start. Source: Developer Guide, task_execution_IAM_role. */
export const secretRules: readonly StopRule[] = [
  {
    id: 'secret-not-found',
    category: 'ResourceNotFoundException',
    when: [
      /secrets? manager can(no|')?t find|can(no|')?t retrieve the secret with arn|resource ?not ?found ?exception.*secret|invalid ?parameters?.*ssm|parameternotfound/i,
    ],
    title: 'A secret that the task needs does not exist',
    cause: 'Its ARN is wrong, names another Region, or the secret was deleted.',
    remedy: "Correct the ARN in the task definition, or create the secret in the task's Region.",
  },
  {
    id: 'secret-access-denied',
    category: 'ResourceInitializationError',
    when: [
      /^(?=.*(secret|parameter))(?=.*(access ?denied|not authorized))|not authorized to perform:? ?'?(secretsmanager|ssm|kms):/i,
    ],
    title: 'The execution role may not read a secret',
    cause:
      'The task execution role lacks secretsmanager:GetSecretValue or ssm:GetParameters, or kms:Decrypt for a key of your own.',
    remedy:
      'Grant those actions on the secret and its key to the execution role, not the task role.',
  },
]
