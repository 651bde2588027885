import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request } from '../../testing/arbitrary/arbitrary-request.ts'
import { importLaunch } from '../import-launch.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'
import { toPowerShellCommand } from './to-powershell-command.ts'

const region = 'us-east-1'

function requestIn(text: string) {
  const read = importLaunch(text)
  return 'error' in read ? read : toRunTaskInput(read.values)
}

const job = { taskDefinition: 'job:3', count: 1 }

describe('toPowerShellCommand', () => {
  it('lays a launch out over lines', () => {
    const input = {
      taskDefinition: 'job:3',
      cluster: 'demo',
      count: 2,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } },
      tags: [{ key: 'team', value: 'payments' }],
      group: "it's ’so’",
      startedBy: '-x',
    }
    expect(toPowerShellCommand(input, { region })).toBe(
      `aws ecs run-task \`
  --cluster demo --count 2 \`
  --task-definition job:3 \`
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-1,subnet-2]}' \`
  --group 'it''s ’’so’’' \`
  '--started-by=-x' \`
  --tags \`
    'key=team,value=payments' \`
  --region us-east-1`,
    )
  })

  it('sends what the versions of PowerShell hand over differently through a file', () => {
    const overrides = { containerOverrides: [{ name: 'app', command: ['say', "it's “é”", ''] }] }
    expect(toPowerShellCommand({ taskDefinition: 'job:3', overrides }, { region })).toBe(
      String.raw`$request = @'
{
  "taskDefinition": "job:3",
  "overrides": {
    "containerOverrides": [
      {
        "name": "app",
        "command": [
          "say",
          "it's \u201c\u00e9\u201d",
          ""
        ]
      }
    ]
  }
}
'@
$file = (New-TemporaryFile).FullName
[IO.File]::WriteAllText($file, $request)
aws ecs run-task --cli-input-json "file://$file" --region us-east-1
Remove-Item $file`,
    )
  })

  it.each([['a"b'], [''], ['C:\\'], ['a\nb'], ['\ud800'], ['https://x']])(
    'hands %j over in no argument',
    group => {
      const command = toPowerShellCommand({ ...job, group }, { region })
      expect(command).toContain('--cli-input-json "file://$file"')
    },
  )

  it('is read back as the same request', () => {
    const hostile = fc
      .string({ unit: fc.constantFrom(...` \n\`^'"’“\\@{[$(:#-aé,=`), minLength: 1 })
      .filter(text => text.trim() === text)
    fc.assert(
      fc.property(request, hostile, (asked, group) => {
        const input = { ...asked, group }
        expect(requestIn(toPowerShellCommand(input, { region }))).toEqual({ count: 1, ...input })
      }),
      { numRuns: 300 },
    )
  })
})
