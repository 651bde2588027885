'use client'

import { createContext, use, useEffect } from 'react'
import type { ReactNode } from 'react'
import { useLaunchContext } from './launch-context'
import { useCatalogs } from './use-catalogs'
import type { Catalogs } from './use-catalogs'

const Context = createContext<Catalogs | undefined>(undefined)

/** Loads what the form shows of the account, and hands it to every part of the page. */
export function LaunchCatalogs({ children }: { children: ReactNode }) {
  const { region, store } = useLaunchContext()
  return <Context value={useCatalogs(region, store)}>{children}</Context>
}

export function useLaunchCatalogs(): Catalogs {
  const catalogs = use(Context)
  if (!catalogs) throw new Error('A part of the launch page is rendered outside LaunchCatalogs.')
  return catalogs
}

/** A catalog that is loaded only once it is listed. */
export function useRareCatalog<Name extends 'roles' | 'services' | 'inactiveFamilies'>(
  name: Name,
): Catalogs[Name] {
  const catalogs = useLaunchCatalogs()
  const { setWanted } = catalogs
  useEffect(() => setWanted(wanted => ({ ...wanted, [name]: true })), [name, setWanted])
  return catalogs[name]
}
