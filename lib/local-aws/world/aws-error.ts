/**
 * An error that the endpoint answers. The protocol of the service turns it into `__type` (AWS JSON)
 * or `<Code>` (Query), so `code` is the name in the API Reference without a namespace.
 *
 * `status` is the HTTP status: 400 unless the service documents another.
 * `members` are further members of a modelled error, such as `resourceIds` of ConflictException.
 */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly members: Record<string, unknown>

  constructor(code: string, message: string, status = 400, members: Record<string, unknown> = {}) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
    this.members = members
  }
}
