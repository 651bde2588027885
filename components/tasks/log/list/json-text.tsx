import { toJsonTokens } from './json-tokens'
import classes from './log-list.module.css'

/** A JSON value over several lines, with its names and numbers in colors of their own. */
export const JsonText = ({ value }: { value: Record<string, unknown> }) => (
  <pre className={classes.json}>
    {toJsonTokens(JSON.stringify(value, null, 2)).map(({ text, kind }, index) => (
      <span key={index} data-json={kind}>
        {text}
      </span>
    ))}
  </pre>
)
