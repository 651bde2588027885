import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toUnknown } from './explain-failure.ts'
import { toCheck } from './preflight-check.ts'
import type { Finding, CheckVerdict } from './preflight-check.ts'

const found = (verdict: CheckVerdict, text: string, path?: string): Finding => ({
  verdict,
  sentence: `${text}.`,
  evidence: [`seen: ${text}`],
  path,
})

const arbitraryFindings = fc.array(
  fc
    .tuple(fc.constantFrom<CheckVerdict>('fine', 'problem', 'warning', 'unknown'), fc.nat(9))
    .map(([verdict, text]) => found(verdict, String(text))),
)

describe('a check of several findings', () => {
  it.each<[CheckVerdict[], CheckVerdict]>([
    [['fine', 'fine'], 'fine'],
    [['fine', 'warning'], 'warning'],
    [['warning', 'unknown', 'fine'], 'unknown'],
    [['unknown', 'problem', 'warning'], 'problem'],
    [[], 'unknown'],
  ])('of %o is %s', (verdicts, verdict) => {
    expect(
      toCheck(
        'roles',
        'Roles',
        verdicts.map(it => found(it, it)),
      ).verdict,
    ).toBe(verdict)
  })

  it('is fine only when all of them are, and loses no evidence', () => {
    fc.assert(
      fc.property(arbitraryFindings, findings => {
        const { verdict, evidence, sentence } = toCheck('roles', 'Roles', findings)
        const isAllFine = findings.length > 0 && findings.every(it => it.verdict === 'fine')
        expect(verdict === 'fine').toBe(isAllFine)
        for (const finding of findings) {
          expect(evidence).toEqual(expect.arrayContaining(finding.evidence))
          if (finding.verdict === 'fine') continue
          expect([sentence, ...evidence].join(' ')).toContain(finding.sentence)
        }
      }),
    )
  })

  it('says the worst, keeps the others as evidence, and leads to the field of the worst', () => {
    const findings = [
      found('fine', 'a', 'x'),
      found('warning', 'b', 'y'),
      found('problem', 'c', 'z'),
    ]
    expect(toCheck('roles', 'Roles', findings)).toEqual({
      id: 'roles',
      title: 'Roles',
      verdict: 'problem',
      sentence: 'c.',
      evidence: ['seen: c', 'b.', 'seen: a', 'seen: b'],
      path: 'z',
    })
  })

  it('says in one sentence that all is fine, and leads nowhere', () => {
    const check = toCheck('roles', 'Roles', [found('fine', 'a', 'x'), found('fine', 'b')], 'All.')
    expect(check).toMatchObject({ verdict: 'fine', sentence: 'All.' })
    expect(check).not.toHaveProperty('path')
  })
})

describe('what could not be read', () => {
  it.each([
    ['forbidden', 'ec2:DescribeSubnets is denied to you.'],
    ['throttled', 'Run it again in a few seconds.'],
    ['unreachable', 'ec2:DescribeSubnets got no answer.'],
    ['expired', 'Sign in again.'],
    ['rejected', 'AWS refused ec2:DescribeSubnets.'],
    ['invalid', 'AWS refused ec2:DescribeSubnets.'],
  ] as const)('because it is %s is unknown, with the reason', (kind, words) => {
    const failure = { kind, code: 'Code', detail: 'words of AWS', message: 'ours' }
    const finding = toUnknown('The way', 'ec2:DescribeSubnets', failure)
    expect(finding).toMatchObject({
      verdict: 'unknown',
      evidence: ['ec2:DescribeSubnets: Code: words of AWS'],
    })
    expect(finding.sentence).toMatch(/^The way could not be checked: /)
    expect(finding.sentence).toContain(words)
  })

  it('for one reason is told once', () => {
    const failure = { kind: 'forbidden', message: 'no' } as const
    const findings = ['One', 'Two'].map(what => toUnknown(what, 'iam:GetRole', failure))
    expect(toCheck('roles', 'Roles', findings).sentence).toBe(
      'This could not be checked: iam:GetRole is denied to you.',
    )
  })
})
