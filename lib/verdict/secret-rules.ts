import type { StopRule } from './stop-rule.ts'

/** Secrets that could not be read before the task started. Source: Developer Guide, task_execution_IAM_role. */
export const secretRules: readonly StopRule[] = [
  {
    id: 'secret-not-found',
    category: 'ResourceNotFoundException',
    when: [
      /secrets? manager can(no|')?t find|can(no|')?t retrieve the secret with arn|resource ?not ?found ?exception.*secret|invalid ?parameters?.*ssm|parameternotfound/i,
    ],
    title: 'A secret that the task needs does not exist',
    cause: 'The secret’s ARN is wrong or names another Region, or the secret was deleted.',
    remedy: 'Fix the ARN in the task definition, or create the secret in the task’s Region.',
  },
  {
    id: 'secret-access-denied',
    category: 'ResourceInitializationError',
    when: [
      /^(?=.*(secret|parameter))(?=.*(access ?denied|not authorized))|not authorized to perform:? ?'?(secretsmanager|ssm|kms):/i,
    ],
    title: 'The execution role isn’t allowed to read a secret',
    cause:
      'The task execution role has no permission for secretsmanager:GetSecretValue or ssm:GetParameters, or for kms:Decrypt if you use your own key.',
    remedy:
      'Grant these actions on the secret and its key to the execution role, not to the task role.',
  },
]
