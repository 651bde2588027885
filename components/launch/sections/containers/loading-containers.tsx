import { Skeleton } from '@/components/ui/skeleton'
import { FormSection } from '../form-section'

/** Stands for the containers while they, or their fields, are loaded. */
export const LoadingContainers = () => (
  <FormSection title="Containers">
    <div data-loading-fields>
      <Skeleton height={120} />
    </div>
  </FormSection>
)
