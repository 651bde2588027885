'use client'

import { useState } from 'react'
import type { SectionName } from './form-sections'

/** Which folded sections are open. */
export function useSections() {
  const [openSections, setOpenSections] = useState<ReadonlySet<SectionName>>(new Set())
  function setSectionOpen(name: SectionName, isOpen: boolean) {
    setOpenSections(open => {
      const others = [...open].filter(other => other !== name)
      return new Set(isOpen ? [...others, name] : others)
    })
  }
  const openAlso = (names: readonly SectionName[]) =>
    setOpenSections(open => new Set([...open, ...names]))
  return { openSections, setSectionOpen, openAlso }
}
