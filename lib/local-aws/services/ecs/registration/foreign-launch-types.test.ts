import { describe, expect, it } from 'vitest'
import { app, onFargate, toRegisterRequest } from '../../../test/registration.ts'
import type { Registration } from '../../../test/registration.ts'
import { launchTypeProblem } from './launch-type-problem.ts'

const accelerated: Registration = {
  inferenceAccelerators: [{ deviceName: 'device_1', deviceType: 'eia2.medium' }],
}
const onWindows: Registration = {
  runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
}
const one = (change: object): Registration => ({ containerDefinitions: [app(change)] })
const logsTo = (logDriver: string) => one({ logConfiguration: { logDriver } })

describe.each<
  ['EXTERNAL' | 'MANAGED_INSTANCES' | 'FARGATE', Registration, [Registration, RegExp][]]
>([
  [
    'EXTERNAL',
    {},
    [
      [{ networkMode: 'awsvpc' }, /network mode ‘awsvpc’/],
      [{ proxyConfiguration: { containerName: 'app' } }, /'proxyConfiguration'/],
      [accelerated, /'inferenceAccelerators'/],
      [{ volumes: [{ name: 'v', configuredAtLaunch: true }] }, /configured at launch/],
    ],
  ],
  [
    'MANAGED_INSTANCES',
    { networkMode: 'awsvpc' },
    [
      [{ networkMode: 'bridge' }, /network modes ‘awsvpc’ and ‘host’/],
      [onWindows, /only support Linux/],
      [accelerated, /'inferenceAccelerators'/],
      [logsTo('gelf'), /gelf is not a valid log driver/],
    ],
  ],
  [
    'FARGATE',
    onFargate,
    [
      [accelerated, /inferenceAccelerators/],
      [
        {
          containerDefinitions: [
            app({
              firelensConfiguration: {
                type: 'fluentbit',
                options: { 'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::b/f' },
              },
            }),
          ],
        },
        /config file from 's3'/,
      ],
      [one({ linuxParameters: { swappiness: 10 } }), /swappiness/],
      [one({ linuxParameters: { sharedMemorySize: 64 } }), /sharedMemorySize/],
      [{ volumes: [{ name: 'v', dockerVolumeConfiguration: {} }] }, /dockerVolumeConfiguration/],
    ],
  ],
])('%s', (launchType, base, refused) => {
  it('runs a definition that needs nothing special', () => {
    expect(launchTypeProblem(launchType, toRegisterRequest(base))).toBeUndefined()
  })

  it.each(refused)('does not run %j', (change, problem) => {
    expect(launchTypeProblem(launchType, toRegisterRequest({ ...base, ...change }))).toMatch(
      problem,
    )
  })
})
