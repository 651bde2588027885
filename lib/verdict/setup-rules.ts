import type { StopRule } from './stop-rule.ts'

const category = 'ResourceInitializationError'

/** What a task needs before its containers start. Source: Developer Guide, resource-initialization-error. */
export const setupRules: readonly StopRule[] = [
  {
    id: 'ri-ecr-network',
    category,
    when: [/pull registry auth\w* from amazon ecr|(retrieve|get) ecr registry auth/i],
    title: 'The task could not reach Amazon ECR for a token',
    cause:
      'No public IP, NAT or ecr.api endpoint, DNS is off in the VPC, or a security group blocks port 443.',
    remedy: "Mend the subnet's route, public IP or endpoint; turn VPC DNS on; allow outgoing 443.",
  },
  {
    id: 'ri-s3-env',
    category,
    when: [/environment (variable )?files?|env files?/i, /download|s3|fetch/i],
    title: 'An environment file could not be downloaded',
    cause: 'The file in Amazon S3 is missing, unreachable, or not readable by the execution role.',
    remedy:
      'Check its path, s3:GetObject and s3:GetBucketLocation on the execution role, and the route to S3.',
  },
  {
    id: 'ri-ssm-network',
    category,
    when: [/pull secrets from (aws )?(systems manager|ssm|parameter store)/i],
    title: 'The task could not reach Parameter Store',
    cause: 'There is no route from the task to the Systems Manager endpoint.',
    remedy: 'Add NAT or the ssm interface endpoint; allow outgoing 443.',
  },
  {
    id: 'ri-asm-network',
    category,
    when: [/(pull|retrieve|fetch)\w* (the )?secrets?\b.{0,20}from (aws )?secrets manager/i],
    title: 'The task could not read from Secrets Manager',
    cause: 'There is no route to Secrets Manager, a permission is missing, or the ARN is wrong.',
    remedy:
      'Words such as "dial tcp" or "timeout" mean the route; otherwise check the execution role and the ARN.',
  },
  {
    id: 'ri-secrets-or-auth',
    category,
    when: [/secrets or registry auth|pull command failed:? ?:? ?signal: killed/i],
    title: 'Secrets or the registry login could not be fetched',
    cause: 'Usually there is no network path to ECR, Systems Manager or Secrets Manager.',
    remedy: 'Check the route, public IP and endpoints for every service the task needs to start.',
  },
  {
    id: 'ri-logging',
    category,
    when: [
      /(initialize|initialise|validate|create|start).{0,25}logg|cloudwatch.{0,20}log (stream|group)|(find|exist).*log group|log group.*(not exist|n't exist|not found)|failed to create cloudwatch log/i,
    ],
    title: 'The log driver could not start',
    cause:
      'The log group does not exist, or CloudWatch Logs cannot be reached or is not permitted.',
    remedy:
      'Create the log group (or set awslogs-create-group), give the execution role logs:CreateLogStream and logs:PutLogEvents, and check the route.',
  },
  {
    id: 'ri-efs',
    category,
    when: [/efs utils|\befs\b.*mount|mount.*\befs\b|mount\.nfs/i],
    title: 'An EFS volume could not be mounted',
    cause: 'The file system settings, permissions, DNS, or security group rules for NFS.',
    remedy:
      "Check the mount targets in the task's zone, port 2049 between the security groups, VPC DNS and the access point.",
  },
  {
    id: 'ri-generic',
    category,
    when: [/resource ?initiali[sz]ation ?error/i],
    title: 'What the task needs could not be set up',
    cause: 'Something that must be ready before the containers start could not be prepared.',
    remedy:
      'Read the words of AWS after the prefix; check the network, role permissions and named resources.',
  },
]
