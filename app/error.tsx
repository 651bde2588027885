'use client'

/** What the console's own page of errors can't catch: its layout, and the sign-in. */
export { default } from './(console)/error'
