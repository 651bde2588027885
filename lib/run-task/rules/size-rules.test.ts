import { describe } from 'vitest'
import { role } from '../../testing/account-under-test.ts'
import { onFargate, onInstances, proveRules } from '../../testing/arbitrary/prove-rules.ts'

describe('rules of size, storage and roles', () => {
  proveRules([
    {
      rule: 'task CPU is CPU units or vCPU',
      path: 'overrides.cpu',
      code: 'cpu-unreadable',
      refused: onFargate({ overrides: { cpu: 'much' } }),
      accepted: onFargate({ overrides: { cpu: '1 vCPU', memory: '2 GB' } }),
    },
    {
      rule: 'task memory is MiB or GB',
      path: 'overrides.memory',
      code: 'memory-unreadable',
      refused: onFargate({ overrides: { memory: 'much' } }),
      accepted: onFargate({ overrides: { memory: '2 GB' } }),
    },
    {
      rule: 'task CPU is a size of Fargate',
      path: 'overrides.cpu',
      code: 'fargate-cpu',
      params: { cpu: 300, isWindows: false },
      refused: onFargate({ overrides: { cpu: '300' } }),
      accepted: onFargate({ overrides: { cpu: '256' } }),
    },
    {
      rule: 'task memory goes with its CPU on Fargate',
      path: 'overrides.memory',
      code: 'fargate-memory',
      params: { cpu: 512, memory: 512, min: 1024, max: 4096 },
      refused: onFargate({ overrides: { memory: '512' } }),
      accepted: onFargate({ overrides: { memory: '4096' } }),
    },
    {
      rule: 'Windows has fewer sizes',
      path: 'overrides.cpu',
      code: 'fargate-cpu',
      params: { cpu: 512, isWindows: true },
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
      code: 'instance-cpu',
      params: { min: 128, max: 196_608 },
      refused: onInstances({ overrides: { cpu: '64' } }),
      accepted: onInstances({ overrides: { cpu: '256' } }),
    },
    {
      rule: 'ephemeral storage is 21 GiB at least',
      path: 'overrides.ephemeralStorage.sizeInGiB',
      code: 'number-out-of-range',
      params: { value: 20, min: 21, max: 200 },
      refused: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 20 } } }),
      accepted: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 21 } } }),
    },
    {
      rule: 'ephemeral storage is 200 GiB at most',
      path: 'overrides.ephemeralStorage.sizeInGiB',
      code: 'number-out-of-range',
      params: { value: 201, min: 21, max: 200 },
      refused: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 201 } } }),
      accepted: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 200 } } }),
    },
    {
      rule: 'ephemeral storage is for Fargate',
      path: 'overrides.ephemeralStorage.sizeInGiB',
      code: 'ephemeral-storage-on-instances',
      refused: onInstances({ overrides: { ephemeralStorage: { sizeInGiB: 30 } } }),
      accepted: onFargate({ overrides: { ephemeralStorage: { sizeInGiB: 30 } } }),
    },
    {
      rule: 'ECS Exec needs a task role',
      path: 'enableExecuteCommand',
      code: 'exec-needs-role',
      params: { definition: 'roleless-app:1' },
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
      code: 'not-a-role',
      refused: onFargate({ overrides: { taskRoleArn: 'arn:aws:s3:::bucket' } }),
      accepted: onFargate({ overrides: { taskRoleArn: role('one-off-shell-task') } }),
    },
    {
      rule: 'an execution role is a role',
      path: 'overrides.executionRoleArn',
      code: 'not-a-role',
      refused: onFargate({ overrides: { executionRoleArn: 'no role' } }),
      accepted: onFargate({ overrides: { executionRoleArn: role('ecsTaskExecutionRole') } }),
    },
    {
      rule: 'containers reserve no more CPU than the task has',
      path: 'overrides.containerOverrides.0.cpu',
      code: 'containers-too-large',
      params: { resource: 'cpu', reserved: 600, size: 512 },
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
      code: 'containers-too-large',
      params: { resource: 'memory', reserved: 1128, size: 1024 },
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
      rule: 'a container may use no more memory than the task has',
      path: 'overrides.containerOverrides.0.memory',
      code: 'memory-above-task',
      params: { memory: 1024 },
      refused: onInstances({
        taskDefinition: 'sized-app',
        overrides: { containerOverrides: [{ name: 'app', memory: 1025, memoryReservation: 64 }] },
      }),
      accepted: onInstances({
        taskDefinition: 'sized-app',
        overrides: { containerOverrides: [{ name: 'app', memory: 1024, memoryReservation: 64 }] },
      }),
    },
    {
      rule: 'a task has the memory that each container may use',
      path: 'overrides.memory',
      code: 'task-below-memory',
      params: { container: 'app', memory: 256 },
      refused: onInstances({
        taskDefinition: 'sized-app',
        overrides: {
          memory: '255',
          containerOverrides: [{ name: 'app', memoryReservation: 64 }],
        },
      }),
      accepted: onInstances({
        taskDefinition: 'sized-app',
        overrides: {
          memory: '256',
          containerOverrides: [{ name: 'app', memoryReservation: 64 }],
        },
      }),
    },
    {
      rule: 'a task keeps what its containers reserve',
      path: 'overrides.memory',
      code: 'task-too-small',
      params: { resource: 'memory', reserved: 384, size: 256 },
      refused: onInstances({ taskDefinition: 'sized-app', overrides: { memory: '256' } }),
      accepted: onInstances({ taskDefinition: 'sized-app', overrides: { memory: '512' } }),
    },
  ])
})
