export interface LogEvent {
  timestamp: number
  message: string
  ingestionTime: number
  eventId: string
}

export interface LogStream {
  name: string
  createdAtMs: number
  /** In the order of their timestamps. */
  events: LogEvent[]
  storedBytes: number
  uploadSequence: number
}

export interface LogGroup {
  name: string
  createdAtMs: number
  streams: Map<string, LogStream>
}

/** Log groups of one account in one Region, by name. */
export interface LogsState {
  groups: Map<string, LogGroup>
  lastEventNumber: number
}

export function createLogsState(): LogsState {
  return { groups: new Map(), lastEventNumber: 0 }
}
