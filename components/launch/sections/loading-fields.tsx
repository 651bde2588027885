import { Skeleton } from '@/components/ui/skeleton'
import { FieldPair } from './form-section'

/** Stands for the fields of a section while they are loaded: as many, and as high. */
export const LoadingFields = ({ count, height = 62 }: { count: number; height?: number }) => (
  <div data-loading-fields>
    <FieldPair>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={height} />
      ))}
    </FieldPair>
  </div>
)
