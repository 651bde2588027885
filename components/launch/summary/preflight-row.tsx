'use client'

import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconHelpCircleFilled,
} from '@tabler/icons-react'
import type { PreflightCheck, CheckVerdict } from '@/lib/preflight/facts/preflight-check'
import { toFieldLabel } from '@/lib/run-task/form/find-field'
import classes from './preflight-panel.module.css'
import { TextButton } from '../../ui/text-button'

const faces = {
  fine: { word: 'Fine', Icon: IconCircleCheckFilled },
  problem: { word: 'Problem', Icon: IconCircleXFilled },
  warning: { word: 'Warning', Icon: IconAlertTriangleFilled },
  unknown: { word: 'Could not check', Icon: IconHelpCircleFilled },
} satisfies Record<CheckVerdict, { word: string; Icon: typeof IconHelpCircleFilled }>

export const toVerdictWord = (verdict: CheckVerdict): string => faces[verdict].word

/** One check: its verdict in a sentence, the evidence folded under it, and the field to go to. */
export function PreflightRow({
  check,
  onGo,
}: {
  check: PreflightCheck
  onGo: (path: string) => void
}) {
  const { title, verdict, sentence, evidence, path } = check
  const { word, Icon } = faces[verdict]
  return (
    <li className={classes.row} data-verdict={verdict}>
      <Icon size={16} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <h3 className={classes.title}>
          {title} <span className={classes.word}>{word}</span>
        </h3>
        <p className={classes.sentence}>{sentence}</p>
        <div className={classes.more}>
          {evidence.length > 0 && (
            <details className={classes.details}>
              <summary className={classes.summary}>Evidence</summary>
              <ul className={classes.evidence}>
                {evidence.map(line => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </details>
          )}
          {path && (
            <TextButton onClick={() => onGo(path)}>{`Go to ${toFieldLabel(path)}`}</TextButton>
          )}
        </div>
      </div>
    </li>
  )
}
