import type { AwsError } from '../../world/aws-error.ts'
import { services } from '../../world/service.ts'
import type { ServiceName } from '../../world/service.ts'
import { renderXml } from './render-xml.ts'
import type { WireRequest, WireResponse } from './wire.ts'

/** Renders the answer of an operation in the protocol of its service. */
export function renderOutput(
  service: ServiceName,
  operation: string,
  output: Record<string, unknown>,
  requestId: string,
): WireResponse {
  const described = services[service]
  if (described.protocol === 'json') return json(200, output, requestId)
  const { namespace } = described
  if (described.protocol === 'ec2') {
    const content = { requestId, ...output }
    return xml(
      200,
      renderXml(`${operation}Response`, content, { itemName: 'item', namespace }),
      requestId,
    )
  }
  const content = {
    [`${operation}Result`]: output,
    ResponseMetadata: { RequestId: requestId },
  }
  return xml(
    200,
    renderXml(`${operation}Response`, content, { itemName: 'member', namespace }),
    requestId,
  )
}

export function renderError(
  service: ServiceName,
  error: AwsError,
  requestId: string,
): WireResponse {
  const described = services[service]
  const { code, message, status, members } = error
  if (described.protocol === 'json')
    return json(status, { ...members, __type: code, message }, requestId)
  if (described.protocol === 'ec2') {
    const content = { Errors: { Error: { Code: code, Message: message } }, RequestID: requestId }
    return xml(status, renderXml('Response', content, { itemName: 'item' }), requestId)
  }
  const type = status >= 500 ? 'Receiver' : 'Sender'
  const content = { Error: { Type: type, Code: code, Message: message }, RequestId: requestId }
  const { namespace } = described
  return xml(
    status,
    renderXml('ErrorResponse', content, { itemName: 'member', namespace }),
    requestId,
  )
}

/**
 * Answers a request of an unknown protocol or service: JSON for a JSON request, otherwise a bare
 * XML element.
 */
export function renderUnknown(request: WireRequest, requestId: string): WireResponse {
  const isJson = /json/i.test(request.headers['content-type'] ?? '')
  if (isJson) return json(404, { __type: 'UnknownOperationException' }, requestId)
  return xml(404, '<UnknownOperationException/>\n', requestId)
}

function json(status: number, body: Record<string, unknown>, requestId: string): WireResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId }
  return { status, headers, body: JSON.stringify(body) }
}

function xml(status: number, body: string, requestId: string): WireResponse {
  const headers = { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId }
  return { status, headers, body }
}
