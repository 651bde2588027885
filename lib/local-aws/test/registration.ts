import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { AwsError } from '../world/aws-error.ts'
import { checkDefinition } from '../services/ecs/registration/check-definition.ts'
import { parseInput } from '../services/ecs/input/parse-input.ts'
import { registerSchema } from '../services/ecs/registration/register-schema.ts'
import type { RegisterRequest } from '../services/ecs/registration/register-schema.ts'

export type Registration = Partial<RegisterTaskDefinitionCommandInput>

const role = 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole'

/** A container of the tests, small and complete. */
export const app = (change: Partial<ContainerDefinition> = {}): ContainerDefinition => ({
  name: 'app',
  image: 'acme/app',
  memory: 128,
  ...change,
})

/** What makes a request one for Fargate. */
export const onFargate: Registration = {
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  executionRoleArn: role,
}

/** A request of the SDK's own type, read as the operation reads it. */
export function toRegisterRequest(change: Registration = {}): RegisterRequest {
  return parseInput(registerSchema, {
    family: 'tested',
    containerDefinitions: [app()],
    ...change,
  })
}

/** The error with which a request would be refused; undefined when it would be registered. */
export function refusalOf(change: Registration): AwsError | undefined {
  try {
    checkDefinition(toRegisterRequest(change))
    return undefined
  } catch (error) {
    if (error instanceof AwsError) return error
    throw error
  }
}
