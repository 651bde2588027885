import type { VolumeView } from '@/lib/task-view/task/volume-view'
import { ClampedText } from '@/components/ui/clamped-text'
import { FactList } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'
import { toCopy } from '../copied-id'
import classes from '../grouped-facts.module.css'

/** The definition's volumes, where containers see them, and how an EBS volume stands. */
export function VolumesPanel({ volumes }: { volumes: VolumeView[] }) {
  return (
    <TitledPanel title="Volumes">
      {volumes.map((volume, index) => (
        <div key={`${volume.name} ${index}`} className={classes.group}>
          <h3 className={classes.name}>
            <ClampedText text={volume.name} />
          </h3>
          <FactList
            facts={[
              { label: 'Kind', value: volume.kind },
              ...volume.settings,
              { label: 'Volume', value: toCopy('volume ID', volume.volumeId) },
              { label: 'Status', value: volume.status?.toLowerCase() },
              { label: 'Reason', value: volume.statusReason },
              ...volume.mounts.map(({ container, path, isReadOnly }, mount) => ({
                key: `mount ${mount}`,
                label: `In ${container}`,
                value: isReadOnly ? `${path} (read-only)` : path,
                isMono: true,
              })),
            ]}
          />
        </div>
      ))}
    </TitledPanel>
  )
}
