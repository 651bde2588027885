import type { ReactNode, Ref } from 'react'
import classes from './page-title.module.css'

interface PageTitleProps {
  children: ReactNode
  /** For a page that moves the focus here when a focused control goes. */
  ref?: Ref<HTMLHeadingElement>
}

/** The name of what a page shows. */
export const PageTitle = ({ children, ref }: PageTitleProps) => (
  <h1 ref={ref} tabIndex={ref ? -1 : undefined} className={classes.title}>
    {children}
  </h1>
)
