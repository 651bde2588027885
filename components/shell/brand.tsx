import classes from './brand.module.css'

/** The mark and the name. */
export function Brand() {
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden>
        <rect width="32" height="32" rx="7" className={classes.hull} />
        <path
          className={classes.sail}
          d="M32 7v18a7 7 0 0 1-7 7H7a7 7 0 0 1-4.6-1.7L30.3 2.4A7 7 0 0 1 32 7Z"
        />
      </svg>
      Slipway
    </span>
  )
}
