import Link from 'next/link'
import { Fragment } from 'react'
import classes from './crumbs.module.css'

interface Crumb {
  text: string
  /** Its page, where it has one. */
  href?: string
}

/** Where a page belongs, the widest first. */
export const Crumbs = ({ crumbs }: { crumbs: Crumb[] }) => (
  <nav aria-label="Breadcrumbs" className={classes.crumbs}>
    {crumbs.map(({ text, href }, index) => (
      <Fragment key={index}>
        {index > 0 && <span aria-hidden> / </span>}
        {href ? (
          <Link href={href} prefetch={false}>
            {text}
          </Link>
        ) : (
          text
        )}
      </Fragment>
    ))}
  </nav>
)
