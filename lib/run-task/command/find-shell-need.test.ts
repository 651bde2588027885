import { describe, expect, it } from 'vitest'
import { findShellNeed } from './find-shell-need.ts'
import { splitCommandLine } from './shell-words.ts'

function needOf(line: string) {
  const read = splitCommandLine(line)
  return read.ok ? findShellNeed(read.words) : read.problem
}

describe('findShellNeed', () => {
  it.each([
    ['migrate && report', '&&'],
    ['report > out.txt', '>'],
    ['report >out.txt', '>out.txt'],
    ['report 2>/dev/null', '2>/dev/null'],
    ['ls $HOME', '$HOME'],
    ['report --to=${DAY:-today}/x', '${DAY:-today}'],
    ['report $(date +%s)', '$(date'],
    ['report `date`', '`date`'],
    ['cat ~/x', '~/'],
    ['LEVEL=debug migrate', 'LEVEL='],
    ['bash migrate.sh $HOME', '$HOME'],
    ['migrate; report', ';'],
    ['migrate&&report', '&&'],
    ['cd /app', 'cd'],
    ['source .venv/bin/activate', 'source'],
    ['. ./env', '.'],
  ])('finds what only a shell acts on in %j', (line, part) => {
    expect(needOf(line)).toBe(part)
  })

  it.each([
    [`sh -c 'echo $HOME && exit 3'`],
    ['/bin/bash -lc "cd /x; ls $HOME"'],
    ['env A=1 sh -c "$RUN" && x'],
    ['cmd.exe /c echo a & b'],
    ["node -e 'console.log(`${1 + x}`, $y)'"],
    [`mongo --eval '{"$set":{"a":1}}'`],
    [`grep 'a$' --price=5$ a@b a=b x~/y`],
    [`"echo $HOME && ls"`],
    ['psql -c "select $1"'],
    ['--level=debug'],
    ['psql -c vacuum;'],
    ['curl https://x/?a=1&b=2'],
    [`sh -c 'cd /app; run'`],
    ['cd'],
    [''],
  ])('finds nothing in %j', line => {
    expect(needOf(line)).toBeUndefined()
  })
})
