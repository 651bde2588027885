import { describe, expect, it } from 'vitest'
import { hasSecretWord, maskWords } from './secret-words.ts'

describe('the words of a command', () => {
  it.each([
    [
      ['run', '--password', 'x'],
      ['run', '--password', '••••••••'],
    ],
    [
      ['run', '--token=x', '-v'],
      ['run', '--token=••••••••', '-v'],
    ],
    [
      ['env', 'PASSWORD=x', 'run'],
      ['env', 'PASSWORD=••••••••', 'run'],
    ],
    [
      ['sh', '-c', 'run --password x; y'],
      ['sh', '-c', 'run --password ••••••••; y'],
    ],
    [
      ['psql', 'postgres://u:x@h/db'],
      ['psql', 'postgres://u:••••••••@h/db'],
    ],
    [
      ['mysql', '-psecret', 'shop'],
      ['mysql', '-p••••••••', 'shop'],
    ],
    [
      ['run', '-pS3CRET'],
      ['run', '-p••••••••'],
    ],
    [
      ['sshpass', '-p', 'x', 'ssh'],
      ['sshpass', '-p', '••••••••', 'ssh'],
    ],
    [
      ['curl', '--user=jane:x'],
      ['curl', '--user=jane:••••••••'],
    ],
    [
      ['curl', '-u', 'jane:x'],
      ['curl', '-u', 'jane:••••••••'],
    ],
    [
      ['curl', '-H', 'Authorization: Bearer x'],
      ['curl', '-H', 'Authorization: ••••••••'],
    ],
    [
      ['Bearer', 'x'],
      ['Bearer', '••••••••'],
    ],
  ])('masks the secret part of %j', (words, masked) => {
    expect(hasSecretWord(words)).toBe(true)
    expect(maskWords(words)).toEqual(masked)
  })

  it.each([
    [[]],
    [['']],
    [['run', '--to', '42', '--name=x', 'LEVEL=debug']],
    [['run', '--password', '--force']],
    [['run', '--password=']],
    [['run', '--token', '']],
    [['psql', '-p', '5432', '-U', 'jane']],
  ])('leaves %j', words => {
    expect(hasSecretWord(words)).toBe(false)
    expect(maskWords(words)).toEqual(words)
  })

  it('takes linear time for many words', () => {
    const words = Array.from({ length: 50_000 }, (_, index) => (index % 2 ? 'a:b' : '-u'))
    const before = process.cpuUsage()
    expect(maskWords(words)[1]).toBe('a:••••••••')
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_500)
  })
})
