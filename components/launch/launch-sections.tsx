'use client'

import { memo } from 'react'
import { ContainersSection } from './sections/containers/containers-section'
import { MoreSection } from './sections/more/more-section'
import { NetworkSection } from './sections/network/network-section'
import { PlacementSection } from './sections/placement/placement-section'
import { SizeSection } from './sections/size/size-section'
import { TagsSection } from './sections/tags/tags-section'
import { VolumesSection } from './sections/volumes/volumes-section'
import { WhatToRun } from './sections/definition/what-to-run'
import { WhereToRun } from './sections/cluster/where-to-run'

/** The form's sections in their order. They re-render by themselves, not with the page. */
export const LaunchSections = memo(function LaunchSections() {
  return (
    <>
      <WhatToRun />
      <WhereToRun />
      <NetworkSection />
      <ContainersSection />
      <VolumesSection />
      <SizeSection />
      <PlacementSection />
      <TagsSection />
      <MoreSection />
    </>
  )
})
