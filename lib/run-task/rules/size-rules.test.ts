import { describe } from 'vitest'
import { role } from '../../testing/account-under-test.ts'
import { onFargate, onInstances, proveRules } from '../../testing/prove-rules.ts'

describe('rules of size, storage and roles', () => {
  proveRules([
    {
      rule: 'task CPU is CPU units or vCPU',
      path: 'overrides.cpu',
      says: 'is no size',
      refused: onFargate({ overrides: { cpu: 'much' } }),
      accepted: onFargate({ overrides: { cpu: '1 vCPU', memory: '2 GB' } }),
    },
    {
      rule: 'task memory is MiB or GB',
      path: 'overrides.memory',
      says: 'is no size',
      refused: onFargate({ overrides: { memory: 'much' } }),
      accepted: onFargate({ overrides: { memory: '2 GB' } }),
    },
    {
      rule: 'task CPU is a size of Fargate',
      path: 'overrides.cpu',
      says: 'is not a size of Fargate',
      refused: onFargate({ overrides: { cpu: '300' } }),
      accepted: onFargate({ overrides: { cpu: '256' } }),
    },
    {
      rule: 'task memory goes with its CPU on Fargate',
      path: 'overrides.memory',
      says: 'takes 1 GiB to 4 GiB',
      refused: onFargate({ overrides: { memory: '512' } }),
      accepted: onFargate({ overrides: { memory: '4096' } }),
    },
    {
      rule: 'Windows has fewer sizes',
      path: 'overrides.cpu',
      says: 'Windows on Fargate',
      refused: onFargate({
        taskDefinition: 'windows-app',
        overrides: { cpu: '512', memory: '2048' },
      }),
      accepted: onFargate({
        taskDefinition: 'windows-app',
        overrides: { cpu: '2048', memory: '4096' },
      }),
    },
    {
      rule: 'task CPU on container instances has its bounds',
      path: 'overrides.cpu',
      says: '128 to 196,608',
      refused: onInstances({ overrides: { cpu: '64' } }),
      accepted: onInstances({ overrides: { cpu: '256' } }),
    },
    {
      rule: 'ephemeral storage is 21 GiB at least',
      path: 'overrides.ephemeralStorage.sizeInGiB',
      says: 'below 21',
      refused: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 20 } } }),
      accepted: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 21 } } }),
    },
    {
      rule: 'ephemeral storage is 200 GiB at most',
      path: 'overrides.ephemeralStorage.sizeInGiB',
      says: 'above 200',
      refused: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 201 } } }),
      accepted: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 200 } } }),
    },
    {
      rule: 'ephemeral storage is for Fargate',
      path: 'overrides.ephemeralStorage.sizeInGiB',
      says: 'on Fargate only',
      refused: onInstances({ overrides: { ephemeralStorage: { sizeInGiB: 30 } } }),
      accepted: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 30 } } }),
    },
    {
      rule: 'ECS Exec needs a task role',
      path: 'enableExecuteCommand',
      says: 'needs a task role',
      refused: onFargate({ taskDefinition: 'roleless-app', enableExecuteCommand: true }),
      accepted: onFargate({
        taskDefinition: 'roleless-app',
        enableExecuteCommand: true,
        overrides: { taskRoleArn: role('one-off-shell-task') },
      }),
    },
    {
      rule: 'a task role is a role',
      path: 'overrides.taskRoleArn',
      says: 'is no role',
      refused: onFargate({ overrides: { taskRoleArn: 'arn:aws:s3:::bucket' } }),
      accepted: onFargate({ overrides: { taskRoleArn: role('one-off-shell-task') } }),
    },
    {
      rule: 'an execution role is a role',
      path: 'overrides.executionRoleArn',
      says: 'is no role',
      refused: onFargate({ overrides: { executionRoleArn: 'no role' } }),
      accepted: onFargate({ overrides: { executionRoleArn: role('ecsTaskExecutionRole') } }),
    },
    {
      rule: 'containers reserve no more CPU than the task has',
      path: 'overrides.containerOverrides.0.cpu',
      says: 'the task has 512',
      refused: onInstances({
        taskDefinition: 'sized-app',
        overrides: { containerOverrides: [{ name: 'app', cpu: 600 }] },
      }),
      accepted: onInstances({
        taskDefinition: 'sized-app',
        overrides: { containerOverrides: [{ name: 'app', cpu: 512 }] },
      }),
    },
    {
      rule: 'containers reserve no more memory than the task has',
      path: 'overrides.containerOverrides.0.memory',
      says: 'the task has 1024',
      refused: onInstances({
        taskDefinition: 'sized-app',
        overrides: { containerOverrides: [{ name: 'app', memory: 1000 }] },
      }),
      accepted: onInstances({
        taskDefinition: 'sized-app',
        overrides: { containerOverrides: [{ name: 'app', memory: 896 }] },
      }),
    },
    {
      rule: 'a task keeps what its containers reserve',
      path: 'overrides.memory',
      says: 'Raise it',
      refused: onInstances({ taskDefinition: 'sized-app', overrides: { memory: '256' } }),
      accepted: onInstances({ taskDefinition: 'sized-app', overrides: { memory: '512' } }),
    },
  ])
})
