import { describe, expect, it } from 'vitest'
import { findDifferences } from './find-differences.ts'
import type { OverridableDefinition } from './find-differences.ts'
import { launchFormSchema } from '../form/launch-form-schema.ts'

const definition: OverridableDefinition = {
  cpu: '256',
  memory: '512',
  taskRoleArn: 'arn:aws:iam::111122223333:role/app',
  containers: [
    {
      name: 'app',
      command: ['migrate', '--to', '41'],
      memory: 256,
      environmentFiles: ['arn:aws:s3:::b/a.env'],
      resourceRequirements: [{ type: 'GPU', value: '2' }],
      environment: [
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'DATABASE_URL', value: null },
      ],
    },
  ],
}

const differencesOf = (overrides: object) =>
  findDifferences(launchFormSchema.parse({ taskDefinition: 'app', overrides }), definition)

const ofApp = (override: object) =>
  differencesOf({ containerOverrides: [{ name: 'app', ...override }] })

const app = 'overrides.containerOverrides.0'

describe('findDifferences', () => {
  it('finds none in a launch that overrides nothing', () => {
    expect(differencesOf({})).toEqual([])
    expect(ofApp({ environment: [] })).toEqual([])
  })

  it('shows a command as one would type it, beside the one that it replaces', () => {
    expect(ofApp({ command: ['migrate', '--to', '42 b'] })).toEqual([
      {
        path: `${app}.command`,
        label: 'Command of app',
        was: 'migrate --to 41',
        is: "migrate --to '42 b'",
      },
    ])
  })

  it('tells a variable that replaces from one that is added', () => {
    const environment = [
      { name: 'LOG_LEVEL', value: 'debug' },
      { name: 'DRY_RUN', value: '' },
    ]
    expect(ofApp({ environment })).toEqual([
      {
        path: `${app}.environment.0.value`,
        label: 'LOG_LEVEL of app',
        was: 'info',
        is: 'debug',
      },
      { path: `${app}.environment.1.value`, label: 'DRY_RUN of app', is: '' },
    ])
  })

  it('counts an override with the same value as none', () => {
    expect(ofApp({ environment: [{ name: 'LOG_LEVEL', value: 'info' }] })).toEqual([])
    expect(ofApp({ memory: '256', command: ['migrate', '--to', '41'] })).toEqual([])
  })

  it('masks what looks secret on both sides', () => {
    const environment = [{ name: 'DATABASE_URL', value: 'postgres://u:p@h/d' }]
    const [difference] = ofApp({ environment })
    expect(difference).toMatchObject({ was: '••••••••', is: 'postgres://u:••••••••@h/d' })
  })

  it('compares sizes, files and resources of a container', () => {
    const found = ofApp({
      cpu: '128',
      memory: 512,
      memoryReservation: 64,
      environmentFiles: [{ value: 'arn:aws:s3:::b/p.env' }, { value: '' }],
      resourceRequirements: [{ type: 'GPU', value: '1' }],
    })
    expect(found.map(({ label, was, is }) => [label, was, is])).toEqual([
      ['Environment files of app', 'arn:aws:s3:::b/a.env', 'arn:aws:s3:::b/p.env'],
      ['CPU units of app', undefined, '128'],
      ['Memory of app', '256', '512'],
      ['Memory reservation of app', undefined, '64'],
      ['Resources of app', 'GPU 2', 'GPU 1'],
    ])
  })

  it('takes files and resources as one, as they replace all that the definition gives', () => {
    const same = {
      environmentFiles: [{ value: 'arn:aws:s3:::b/a.env' }],
      resourceRequirements: [{ type: 'GPU', value: '2' }],
    }
    expect(ofApp(same)).toEqual([])
    const nvidiaMps = { memory: '1024', maxComputePercent: 50 }
    const resourceRequirements = [
      { type: 'GPU', sharingStrategy: { nvidiaMps } },
      { type: 'InferenceAccelerator', value: 'eia' },
    ]
    expect(ofApp({ resourceRequirements })).toEqual([
      {
        path: `${app}.resourceRequirements`,
        label: 'Resources of app',
        was: 'GPU 2',
        is: 'GPU shared, 1024 MiB, 50 % of its compute, InferenceAccelerator eia',
      },
    ])
  })

  it('shows accelerators that came in', () => {
    const inferenceAcceleratorOverrides = [{ deviceName: 'one', deviceType: 'eia1.large' }]
    expect(differencesOf({ inferenceAcceleratorOverrides })).toEqual([
      {
        path: 'overrides.inferenceAcceleratorOverrides',
        label: 'Inference accelerators',
        is: 'one eia1.large',
      },
    ])
  })

  it("compares the task's own size, roles and storage", () => {
    const found = differencesOf({
      cpu: '512',
      memory: '512',
      taskRoleArn: 'arn:aws:iam::111122223333:role/other',
      executionRoleArn: 'arn:aws:iam::111122223333:role/pull',
      ephemeralStorage: { sizeInGiB: 30 },
    })
    expect(found.map(({ path, was }) => [path, was])).toEqual([
      ['overrides.cpu', '256'],
      ['overrides.taskRoleArn', 'arn:aws:iam::111122223333:role/app'],
      ['overrides.executionRoleArn', undefined],
      ['overrides.ephemeralStorage.sizeInGiB', undefined],
    ])
  })

  it('shows the overrides of a container that the definition does not have', () => {
    const overrides = { containerOverrides: [{ name: 'gone', cpu: 1 }] }
    expect(differencesOf(overrides)).toEqual([
      { path: `${app}.cpu`, label: 'CPU units of gone', is: '1' },
    ])
  })
})
