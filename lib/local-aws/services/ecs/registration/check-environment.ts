import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

const mostFiles = 10
const environmentFile = /^arn:aws[a-z-]*:s3:::[^/]+\/.+\.env$/
const secretArn = /^arn:aws[a-z-]*:(secretsmanager|ssm):[a-z0-9-]+:\d{12}:(secret:|parameter\/).+$/
const parameterName = /^[A-Za-z0-9_./-]{1,1011}$/

function checkVariables({ environment, secrets = [] }: RegisteredContainer): void {
  const plain = new Set(environment.map(({ name = '' }) => name))
  const seen = new Set<string>()
  for (const { name } of secrets) {
    if (plain.has(name) || seen.has(name))
      throw refuseDefinition(
        `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${name}'.`,
      )
    seen.add(name)
  }
}

function checkSecrets({ secrets = [], logConfiguration }: RegisteredContainer): void {
  for (const { name, valueFrom } of [...secrets, ...(logConfiguration?.secretOptions ?? [])])
    if (!name || !(secretArn.test(valueFrom) || parameterName.test(valueFrom)))
      throw refuseDefinitionInOurWords(
        `Invalid secret '${name}'. valueFrom must be the ARN of a Secrets Manager secret, or the name or ARN of a Systems Manager parameter.`,
      )
}

function checkFiles({ name = '', environmentFiles: files = [] }: RegisteredContainer): void {
  if (files.length > mostFiles)
    throw refuseDefinitionInOurWords(
      `Container '${name}' can have at most ${mostFiles} environment files.`,
    )
  for (const { value } of files)
    if (!environmentFile.test(value))
      throw refuseDefinitionInOurWords(
        `Invalid environment file '${value}'. It must be the ARN of an Amazon S3 object that ends in .env.`,
      )
}

/** @throws AwsError ClientException for variables that have no source or more than one. */
export function checkEnvironment(request: UntaggedRequest): void {
  const { containerDefinitions: containers, executionRoleArn } = request
  for (const container of containers) {
    checkVariables(container)
    checkSecrets(container)
    checkFiles(container)
  }
  const needs = [
    ['secrets', containers.some(one => one.secrets?.length)],
    ['log driver secrets', containers.some(one => one.logConfiguration?.secretOptions?.length)],
    ['repository credentials', containers.some(one => one.repositoryCredentials)],
    ['environment files', containers.some(one => one.environmentFiles?.length)],
  ] as const
  for (const [what, isNeeded] of needs)
    if (isNeeded && !executionRoleArn)
      throw refuseDefinition(
        `When you are specifying container ${what}, you must also specify a value for 'executionRoleArn'.`,
      )
}
