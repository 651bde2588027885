import { AwsError } from '../world/aws-error.ts'
import { commonError } from '../world/common-error.ts'
import { denial } from '../services/iam/authorize.ts'
import type { Principal } from '../services/iam/principal.ts'
import type { ServiceName } from '../world/service.ts'
import type { RequestFault } from './request-fault-kinds.ts'

/** The error that a fault answers with. Undefined for faults that delay, drop or hang a request. */
export function faultError(
  fault: RequestFault,
  service: ServiceName,
  operation: string,
  principal: Principal,
): AwsError | undefined {
  const usual = usualError(fault, service, operation, principal)
  if (!usual) return undefined
  const { code = usual.code, message = usual.message, status = usual.status } = fault
  return new AwsError(code, message, status)
}

function usualError(
  fault: RequestFault,
  service: ServiceName,
  operation: string,
  principal: Principal,
): AwsError | undefined {
  switch (fault.kind) {
    case 'error':
      return commonError(service, 'internal')
    case 'throttle':
      return commonError(service, 'throttled')
    case 'expire':
      return commonError(service, 'expiredToken')
    case 'deny': {
      const reason = 'with an explicit deny in an identity-based policy'
      return denial(principal, service, `${service}:${operation}`, '*', reason)
    }
    case 'drop-before':
    case 'drop-after':
    case 'delay':
    case 'hang':
      return undefined
  }
}
