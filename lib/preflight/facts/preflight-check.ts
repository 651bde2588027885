/**
 * What one check found. `unknown` is neither good nor bad: it could not be checked, and the
 * sentence says why.
 */
export type CheckVerdict = 'fine' | 'problem' | 'warning' | 'unknown'

export type CheckId = 'launch' | 'roles' | 'image' | 'logs' | 'exec' | 'capacity'

export interface PreflightCheck {
  id: CheckId
  title: string
  verdict: CheckVerdict
  /** What it means for this launch. */
  sentence: string
  /** What was read, in AWS's own words and ids. */
  evidence: string[]
  /** The field of the form to go to. */
  path?: string
}

/** A check is made of parts: one for each role, subnet or container. */
export interface Finding extends Omit<PreflightCheck, 'id' | 'title'> {
  /** Why it could not be checked: told once, however many findings it holds back. */
  reason?: string
}

/** The answer of `POST /api/preflight`. */
export interface PreflightAnswer {
  checks: PreflightCheck[]
}

const worstFirst: readonly CheckVerdict[] = ['problem', 'unknown', 'warning', 'fine']

/**
 * The worst finding speaks for the check. Others that are not fine are kept as evidence, so that
 * nothing that was found is lost.
 */
export function toCheck(
  id: CheckId,
  title: string,
  findings: Finding[],
  /** Says it in one sentence where every finding is fine. */
  allFine?: string,
): PreflightCheck {
  const verdict = worstFirst.find(it => findings.some(one => one.verdict === it)) ?? 'unknown'
  const leading = findings.filter(it => it.verdict === verdict)
  const others = findings.filter(it => it.verdict !== verdict && it.verdict !== 'fine')
  const sentences = distinct(leading.map(it => toSentence(it, leading))).join(' ')
  const sentence = (verdict === 'fine' && allFine) || sentences
  const path = verdict === 'fine' ? undefined : leading.find(it => it.path)?.path
  const evidence = distinct([
    ...leading.flatMap(it => it.evidence),
    ...others.map(it => it.sentence),
    ...findings.filter(it => it.verdict !== verdict).flatMap(it => it.evidence),
  ])
  return { id, title, verdict, sentence, evidence, ...(path && { path }) }
}

function toSentence({ sentence, reason }: Finding, findings: Finding[]): string {
  const isShared = reason !== undefined && findings.filter(it => it.reason === reason).length > 1
  return isShared ? `This could not be checked: ${reason}` : sentence
}

const distinct = (texts: string[]): string[] => [...new Set(texts)]
