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
      'The task has no public IP, NAT or ecr.api endpoint, or the VPC’s DNS is off, or a security group blocks port 443.',
    remedy:
      'Fix the subnet’s route, public IP or endpoint. Turn on the VPC’s DNS, and allow outbound port 443.',
  },
  {
    id: 'ri-s3-env',
    category,
    when: [/environment (variable )?files?|env files?/i, /download|s3|fetch/i],
    title: 'An environment file could not be downloaded',
    cause:
      'The file in Amazon S3 doesn’t exist or can’t be reached, or the execution role can’t read it.',
    remedy:
      'Check the file’s path, the execution role’s s3:GetObject and s3:GetBucketLocation, and the route to S3.',
  },
  {
    id: 'ri-ssm-network',
    category,
    when: [/pull secrets from (aws )?(systems manager|ssm|parameter store)/i],
    title: 'The task could not reach Parameter Store',
    cause: 'The task has no route to the Systems Manager endpoint.',
    remedy: 'Add NAT or the ssm interface endpoint. Allow outbound port 443.',
  },
  {
    id: 'ri-asm-network',
    category,
    when: [/(pull|retrieve|fetch)\w* (the )?secrets?\b.{0,20}from (aws )?secrets manager/i],
    title: 'The task could not read from Secrets Manager',
    cause:
      'The task has no route to Secrets Manager, or a permission is missing, or the ARN is wrong.',
    remedy:
      'If AWS’s message says "dial tcp" or "timeout", check the route. If not, check the execution role and the ARN.',
  },
  {
    id: 'ri-secrets-or-auth',
    category,
    when: [/secrets or registry auth|pull command failed:? ?:? ?signal: killed/i],
    title: 'The secrets or the registry login could not be read',
    cause: 'The task usually has no network path to ECR, Systems Manager or Secrets Manager.',
    remedy:
      'Check the route, the public IP and the endpoints for each service that the task needs to start.',
  },
  {
    id: 'ri-logging',
    category,
    when: [
      /(initialize|initialise|validate|create|start).{0,25}logg|cloudwatch.{0,20}log (stream|group)|(find|exist).*log group|log group.*(not exist|n't exist|not found)|failed to create cloudwatch log/i,
    ],
    title: 'The log driver could not start',
    cause:
      'The log group doesn’t exist, or CloudWatch Logs can’t be reached, or the role isn’t allowed to use it.',
    remedy:
      'Create the log group or set awslogs-create-group. Grant logs:CreateLogStream and logs:PutLogEvents to the execution role. Check the route.',
  },
  {
    id: 'ri-efs',
    category,
    when: [/efs utils|\befs\b.*mount|mount.*\befs\b|mount\.nfs/i],
    title: 'An EFS volume could not be mounted',
    cause:
      'The file system’s settings, permissions, DNS or security group rules for NFS are wrong.',
    remedy:
      'Check the mount target in the task’s zone, port 2049 between the security groups, the VPC’s DNS and the access point.',
  },
  {
    id: 'ri-generic',
    category,
    when: [/resource ?initiali[sz]ation ?error/i],
    title: 'The task’s resources could not be set up',
    cause: 'A resource that must be ready before the containers start could not be prepared.',
    remedy:
      'Read AWS’s message after the prefix. Check the network, the role’s permissions and the resources that it names.',
  },
]
