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
        verdicts.map(one => found(one, one)),
      ).verdict,
    ).toBe(verdict)
  })

  it('is fine only when all of them are, and loses no evidence', () => {
    fc.assert(
      fc.property(arbitraryFindings, findings => {
        const { verdict, evidence, sentence } = toCheck('roles', 'Roles', findings)
        const isAllFine =
          findings.length > 0 && findings.every(finding => finding.verdict === 'fine')
        expect(verdict === 'fine').toBe(isAllFine)
        for (const finding of findings) {
          expect(evidence).toEqual(expect.arrayContaining(finding.evidence))
          if (finding.verdict === 'fine') continue
          expect([sentence, ...evidence].join(' ')).toContain(finding.sentence)
        }
      }),
      { seed: 14 },
    )
  })

  it('has the sentence and the field of the worst finding, and the others as evidence', () => {
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

  it('has one sentence and no field if all findings are fine', () => {
    const check = toCheck('roles', 'Roles', [found('fine', 'a', 'x'), found('fine', 'b')], 'All.')
    expect(check).toMatchObject({ verdict: 'fine', sentence: 'All.' })
    expect(check).not.toHaveProperty('path')
  })
})

describe('what could not be read', () => {
  it.each([
    ['forbidden', 'ec2:DescribeSubnets'],
    ['throttled', 'ec2:DescribeSubnets'],
    ['unreachable', 'ec2:DescribeSubnets'],
    ['expired', 'Sign in again.'],
    ['rejected', 'ec2:DescribeSubnets'],
    ['invalid', 'ec2:DescribeSubnets'],
  ] as const)('because it is %s is unknown, with the reason', (kind, words) => {
    const failure = { kind, code: 'Code', detail: 'words of AWS', message: 'ours' }
    const finding = toUnknown('Whether it works', 'ec2:DescribeSubnets', failure)
    expect(finding).toMatchObject({
      verdict: 'unknown',
      evidence: ['ec2:DescribeSubnets: Code: words of AWS'],
    })
    expect(finding.sentence).toBe(`Whether it works is unknown. ${finding.reason}`)
    expect(finding.reason).toContain(words)
  })

  it('for one reason has one sentence', () => {
    const failure = { kind: 'forbidden', message: 'no' } as const
    const findings = ['One', 'Two'].map(what => toUnknown(what, 'iam:GetRole', failure))
    const { sentence } = toCheck('roles', 'Roles', findings)
    expect(sentence.split(findings[0]?.reason ?? '')).toHaveLength(2)
    for (const { sentence: own } of findings) expect(sentence).not.toContain(own)
  })
})
