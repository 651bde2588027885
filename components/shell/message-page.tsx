import { Paper } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './message-page.module.css'

/** A page that says one thing, and what to do next. */
export function MessagePage(props: { title: string; message: string; children: ReactNode }) {
  return (
    <Paper withBorder radius={12} p="xl" className={classes.card}>
      <h1 className={classes.title}>{props.title}</h1>
      <p className={classes.message}>{props.message}</p>
      {props.children}
    </Paper>
  )
}
