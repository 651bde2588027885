import { describe, expect, it } from 'vitest'
import { findSecrets, isSecretValue, maskText } from './find-secrets.ts'

const partsOf = (text: string) => findSecrets(text).map(({ start, end }) => text.slice(start, end))

const awsKey = `AKIA${'A1'.repeat(8)}`
const awsSecret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'.replace('YEX', 'Y3X')
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJl'].join('.')
const github = `ghp_${'a1'.repeat(18)}`

describe('findSecrets', () => {
  it.each<[text: string, ...parts: string[]]>([
    // Addresses.
    ['postgres://u:pw@h/db', 'pw'],
    ['jdbc:postgresql://u:pw@h/db?ssl=1', 'pw'],
    ['redis://:pw@h:6379', 'pw'],
    ['mongodb://u:p%40w@h1,h2/?x=1', 'p%40w'],
    ['postgres://u:p/w@h/db', 'p/w'],
    ['postgres://u:p"w@h/db', 'p"w'],
    ['postgres://u:p@w@h/db', 'p@w'],
    [String.raw`{"a":"postgres:\/\/u:pw@h"}`, 'pw'],
    ['psql postgres://a:b1@c postgres://d:e1@f', 'b1', 'e1'],
    [
      'https://0123456789abcdef0123456789abcdef@sentry.example/1',
      '0123456789abcdef0123456789abcdef',
    ],
    ['u:pw@tcp(127.0.0.1:3306)/db', 'pw'],
    ['jdbc:mysql://h/db?user=u&password=pw&x=1', 'pw'],
    ['https://h/x?X-Amz-Signature=abc&y=1', 'abc'],
    ['https://hooks.slack.com/services/T00/B00/abcdef', 'T00/B00/abcdef'],
    // Structured text.
    ['{"password":"x1"}', 'x1'],
    ['{"user":"u","password" : "a\\"b","n":1}', 'a\\"b'],
    ['{"password":12345}', '12345'],
    ['{"tokens":["a","b"],"x":1}', '["a","b"]'],
    ['{"credentials":{"user":"u","x":"}"},"x":1}', '{"user":"u","x":"}"}'],
    [String.raw`{\"password\":\"x1\",\"a\":\"b\"}`, 'x1'],
    ["{'password': 'x1'}", 'x1'],
    ['{password:x1}', 'x1}'],
    ['user: u\npassword: x1\nport: 5432', 'x1'],
    ['Server=h;Password=x1;Database=d', 'x1'],
    ['host=h password=x1 dbname=d', 'x1'],
    ["host=h password='a b' dbname=d", 'a b'],
    ['Server=h;Pwd=x1', 'x1'],
    // Scripts.
    ['PASSWORD=x1 run', 'x1'],
    ["PASSWORD='a b' run", 'a b'],
    ['PASSWORD=a"b c"d run', 'a"b c"d'],
    ["PASSWORD='a'b run", "'a'b"],
    [String.raw`PASSWORD=a\ b run`, String.raw`a\ b`],
    ['run --password x1 --level debug', 'x1'],
    ['run --password=x1', 'x1'],
    ["run --password 'a b'", 'a b'],
    ['run -Ddb.password=x1', 'x1'],
    ['mysql -h db -psecretword shop', 'secretword'],
    ['run -pS3CRET', 'S3CRET'],
    ['sshpass -p x1 ssh host', 'x1'],
    ['redis-cli -a x1 ping', 'x1'],
    ['curl -u name:x1 https://h', 'x1'],
    ['curl -H "Authorization: Bearer x1" https://h', 'Bearer x1'],
    [`ALTER USER u WITH PASSWORD 'x1'`, 'x1'],
    ['["run", "--password", "x1"', 'x1'],
    // Known forms.
    ['Bearer abcdefgh12', 'abcdefgh12'],
    [`Basic ${btoa('name:word')}`, btoa('name:word')],
    [`id ${awsKey}`, awsKey],
    [awsSecret, awsSecret],
    [jwt, jwt],
    [`x ${github}`, github],
    [`xoxb-${'1'.repeat(12)}`, `xoxb-${'1'.repeat(12)}`],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n', '\nabc\n'],
    ['-----BEGIN PRIVATE KEY-----\nabc', '\nabc'],
  ])('finds the secret parts of %j', (text, ...parts) => {
    expect(partsOf(text)).toEqual(parts)
  })

  it.each([
    '',
    'debug',
    'https://example.test:8080/a@b',
    'postgres://user@host/db',
    'https://host/a?b=c',
    'AUTHOR=jane',
    'arn:aws:secretsmanager:us-east-1:111122223333:secret:db/prod-AbCdEf',
    'PASSWORD=$DB_PASSWORD run',
    'run --password "${DB_PASSWORD}" --x',
    'run --password --force',
    'run --password=',
    '{"password":"","token":null,"secret":false}',
    '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----',
    'psql -p 5432 -print0 -p5432 -project demo',
    'docker run -u 1000:1000 x',
    'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'Basic understanding of it',
    'the password is on the desk',
  ])('finds none in %j', text => {
    expect(partsOf(text)).toEqual([])
    expect(isSecretValue(text)).toBe(false)
    expect(maskText(text)).toBe(text)
  })

  it('masks only the secret part, whatever its length', () => {
    expect(maskText('postgres://u:pw@h/db')).toBe('postgres://u:••••••••@h/db')
    expect(maskText('run --password=x1 --y')).toBe('run --password=•••••••• --y')
  })
})

describe('hostile text', () => {
  const length = 200_000
  const repeat = (part: string) => part.repeat(Math.ceil(length / part.length)).slice(0, length)
  const deepening = () => {
    let text = ''
    for (let depth = 1; text.length < length; depth++)
      text += `--password ${'\\'.repeat(depth)}"-a `
    return text
  }
  it.each<[string, () => string]>([
    ...[
      '://',
      'a://',
      '://a:',
      '@tcp(',
      'a:@tcp(',
      'password=',
      'password="',
      'password=\\"',
      "password='\\",
      'password:[',
      '"password":{',
      '"password":',
      'password: ',
      '--password ',
      '--password "-',
      '-p',
      '-pA ',
      '-u a:',
      'bearer ',
      'bearer\t',
      'basic ',
      'eyJ',
      'eyJaaaaa.',
      'eyJaaaaa-',
      'AKIA',
      'sk-',
      'IQoJ',
      '-----BEGIN ',
      '-----BEGIN PRIVATE KEY',
      '-----BEGIN A',
      'hooks.slack.com/services/',
      '\\',
      '"',
      "'",
      '-',
      '=',
      ' ',
      'a',
      'aA',
      'a ',
      'a=',
      'a: ',
      '_',
      'a.',
      'A+',
      'key ',
      'mysql -p ',
      'PWD_',
      '$A',
      'password=a\\',
    ].map((part): [string, () => string] => [part, () => repeat(part)]),
    ['deepening quotes', deepening],
    ['a header without its end', () => `password=${repeat('\\')}`],
  ])('%j takes linear time', (_name, make) => {
    const text = make()
    const before = process.cpuUsage()
    findSecrets(text)
    const tookMs = process.cpuUsage(before).user / 1_000
    // Of the processor, whoever else uses it; alone under 100 ms. What is quadratic takes minutes.
    expect(tookMs).toBeLessThan(1_500)
  })
})
