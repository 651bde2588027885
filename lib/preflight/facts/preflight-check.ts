/** What one check found. `unknown` is neither good nor bad: the sentence says why it is unknown. */
export type CheckVerdict = 'fine' | 'problem' | 'warning' | 'unknown'

export type CheckId = 'launch' | 'roles' | 'image' | 'logs' | 'exec' | 'capacity'

export interface PreflightCheck {
  id: CheckId
  title: string
  verdict: CheckVerdict
  /** What the verdict means for this launch. */
  sentence: string
  /** What was read, in AWS's own words and IDs. */
  evidence: string[]
  /** The field of the form to go to. */
  path?: string
}

/** One part of a check: about one role, subnet or container. */
export interface Finding extends Omit<PreflightCheck, 'id' | 'title'> {
  /** Why it is unknown. Findings with the same reason are shown as one sentence. */
  reason?: string
}

/** The answer of `POST /api/preflight`. */
export interface PreflightAnswer {
  checks: PreflightCheck[]
}

const worstFirst: readonly CheckVerdict[] = ['problem', 'unknown', 'warning', 'fine']

/**
 * The worst findings give the check its verdict and its sentence. The other findings stay in its
 * evidence.
 */
export function toCheck(
  id: CheckId,
  title: string,
  findings: Finding[],
  /** Replaces the sentences if every finding is fine. */
  allFine?: string,
): PreflightCheck {
  const verdict =
    worstFirst.find(worst => findings.some(({ verdict }) => verdict === worst)) ?? 'unknown'
  const leading = findings.filter(finding => finding.verdict === verdict)
  const others = findings.filter(
    finding => finding.verdict !== verdict && finding.verdict !== 'fine',
  )
  const sentences = distinct(leading.map(finding => toSentence(finding, leading))).join(' ')
  const sentence = (verdict === 'fine' && allFine) || sentences
  const path = verdict === 'fine' ? undefined : leading.find(finding => finding.path)?.path
  const evidence = distinct([
    ...leading.flatMap(finding => finding.evidence),
    ...others.map(finding => finding.sentence),
    ...findings.filter(finding => finding.verdict !== verdict).flatMap(finding => finding.evidence),
  ])
  return { id, title, verdict, sentence, evidence, ...(path && { path }) }
}

function toSentence({ sentence, reason }: Finding, findings: Finding[]): string {
  const isShared =
    reason !== undefined && findings.filter(finding => finding.reason === reason).length > 1
  return isShared ? `This is unknown. ${reason}` : sentence
}

const distinct = (texts: string[]): string[] => [...new Set(texts)]
