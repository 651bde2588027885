import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request } from '../../testing/arbitrary/arbitrary-request.ts'
import { findShell } from '../command/find-shell.ts'
import { importLaunch } from '../import-launch.ts'
import { toCliCommand } from '../to-cli-command.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'

function read(command: string) {
  const found = importLaunch(command)
  if ('error' in found) return found
  return { unused: found.unused, request: toRunTaskInput(found.values) }
}

const job = { taskDefinition: 'job:3', count: 1 }
const say = (...words: string[]) => ({
  overrides: { containerOverrides: [{ name: 'app', command: words }] },
})

const toLines = (...lines: string[]) => lines.join('\r\n')

describe('a command for PowerShell', () => {
  it('is read over lines that end with a backtick, also with blanks behind it', () => {
    const command = toLines(
      'aws ecs run-task `',
      '  --cluster demo `  ',
      '  --task-definition job:3 `',
      '  --launch-type FARGATE',
      'aws ecs wait tasks-stopped',
    )
    expect(read(command)).toEqual({
      unused: ['aws ecs wait tasks-stopped'],
      request: { ...job, cluster: 'demo', launchType: 'FARGATE' },
    })
  })

  it.each([
    [String.raw`'{\"containerOverrides\":[{\"name\":\"app\",\"command\":[\"a b\",\"it''s\"]}]}'`],
    [String.raw`'{ \"containerOverrides\": [{\"name\":\"app\",\"command\":[\"a b\",\"it''s\"]}]}'`],
    [`"{""containerOverrides"":[{""name"":""app"",""command"":[""a b"",""it's""]}]}"`],
    ['"{`"containerOverrides`":[{`"name`":`"app`",`"command`":[`"a b`",`"it\'s`"]}]}"'],
    [`@'\n{"containerOverrides":[\n{"name":"app","command":["a b","it's"]}]}\n'@`],
    [`@"\r\n{"containerOverrides":[{"name":"app","command":["a b","it's"]}]}\r\n"@`],
  ])('has JSON in its quotes read: %s', overrides => {
    const command = `aws ecs run-task --task-definition job:3 --overrides ${overrides} --group g`
    expect(read(command)).toEqual({
      unused: [],
      request: { ...job, ...say('a b', "it's"), group: 'g' },
    })
  })

  it('has quotes read that stand within JSON, as either version hands them over', () => {
    const escaped = String.raw`'{\"containerOverrides\":[{\"name\":\"app\",\"command\":[\"say \\\"x\\\"\"]}]}'`
    const plain = String.raw`'{"containerOverrides":[{"name":"app","command":["say \"x\""]}]}'`
    for (const overrides of [escaped, plain]) {
      const command = 'aws ecs run-task `\n --task-definition job:3 `\n --overrides ' + overrides
      expect(read(command)).toEqual({ unused: [], request: { ...job, ...say('say "x"') } })
    }
  })

  it.each([
    ['$cluster', 'cluster'],
    ['"$env:CLUSTER"', 'cluster'],
    ['"x-$($a.b)"', 'cluster'],
    ['(Get-Content "c.txt")', 'cluster'],
  ])('with %s names it as unused', (value, unused) => {
    const command = `aws ecs run-task \`\n --cluster ${value} \`\n --task-definition job:3`
    expect(read(command)).toEqual({ unused: [unused], request: job })
  })

  it.each([
    ["'$c'", '$c'],
    ['"`$c"', '$c'],
    ['"a`tb"', 'a\tb'],
    ['“a’b”', 'a’b'],
    ['‘a’’b’', 'a’b'],
    ['"a""b"', 'a"b'],
    ['a`"b', 'a"b'],
    ["'C:\\dir'", 'C:\\dir'],
    ['"a \\"', 'a \\'],
  ])('with %s takes what it says', (value, group) => {
    const command = `aws ecs run-task \`\n --task-definition job:3 \`\n --group ${value}`
    expect(read(command)).toEqual({ unused: [], request: { ...job, group } })
  })

  it('is found behind a prompt, an assignment, other commands and in brackets', () => {
    const run = 'aws ecs run-task `\n --task-definition job:3'
    expect(read(`PS C:\\ops> ${run}`)).toEqual({ unused: [], request: job })
    expect(read(`$env:AWS_PROFILE = "x"\n$task = ${run} | ConvertFrom-Json`)).toEqual({
      unused: ['| ConvertFrom-Json'],
      request: job,
    })
    expect(read(`$arn = (${run}).tasks[0]`)).toMatchObject({ request: job })
  })

  it('says which quote is open', () => {
    expect(read("aws ecs run-task `\n --group 'x")).toMatchObject({ error: /'/ })
  })
})

describe('a command for the Windows command prompt', () => {
  it('is read over lines that end with a caret', () => {
    const command = toLines(
      'C:\\ops>aws ecs run-task ^',
      '  --cluster %CLUSTER% ^ ',
      '  --task-definition job:3 --group "a ^ b & c" ^',
      String.raw`  --overrides "{\"containerOverrides\":[{\"name\":\"app\",\"command\":[\"it's\",\"\\\"x\\\"\"]}]}" ^`,
      '  --started-by a^&b > out.json',
      'aws ecs wait',
    )
    expect(read(command)).toEqual({
      unused: ['cluster', '> out.json'],
      request: { ...job, group: 'a ^ b & c', ...say("it's", '"x"'), startedBy: 'a&b' },
    })
  })

  it.each([
    ['"a ""b"" c"', 'a "b" c'],
    ['a\\"b', 'a"b'],
    ['"C:\\dir\\\\"', 'C:\\dir\\'],
    ["'a'", "'a'"],
  ])('with %s takes what it says', (value, group) => {
    const command = `aws ecs run-task ^\n --task-definition job:3 ^\n --group ${value}`
    expect(read(command)).toEqual({ unused: [], request: { ...job, group } })
  })
})

describe('findShell', () => {
  it('takes every command that is written here for that of a POSIX shell', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...` \n\`^'"\\@{[:#-a`) })
    fc.assert(
      fc.property(request, hostile, hostile, (asked, group, cluster) => {
        const command = toCliCommand({ ...asked, group, cluster }, { region: 'us-east-1' })
        expect(findShell(command)).toBe('posix')
      }),
    )
  })

  it('believes a prompt', () => {
    expect(findShell("PS C:\\ops> aws ecs run-task --group 'it''s'")).toBe('powershell')
    expect(findShell('PS /home/ops> aws ecs run-task')).toBe('powershell')
    expect(findShell("C:\\ops>aws ecs run-task --group it's")).toBe('cmd')
  })

  it.each([
    ['aws ecs run-task --cluster `get cluster`\naws ecs wait'],
    ['aws ecs run-task \\\n --group "x `\n y" \\\n --cluster a'],
    ["aws ecs run-task # don't `\n --group 'x^\n'"],
    [String.raw`aws ecs run-task --overrides "{\"cpu\":\"$CPU\"}"`],
    [`aws ecs run-task --overrides '{"cpu":"\\"1"}'`],
    ['aws ecs run-task --tags key=a,value=b'],
    ['$ aws ecs run-task --cluster a > PS x>'],
  ])('takes %j for a POSIX shell’s', command => {
    expect(findShell(command)).toBe('posix')
  })
})
