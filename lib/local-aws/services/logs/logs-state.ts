import { regionState } from '../../world/state.ts'

export interface LogEvent {
  timestamp: number
  message: string
  ingestionTime: number
  /** Grows with every event of all streams. It orders events of the same timestamp. */
  serial: number
}

export interface LogStream {
  name: string
  createdAtMs: number
  /** In the order of their timestamps, then of their arrival. Events never expire here. */
  events: LogEvent[]
  uploadSequence: number
}

export const logGroupClasses = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] as const
export type LogGroupClass = (typeof logGroupClasses)[number]

export interface LogGroup {
  name: string
  createdAtMs: number
  logGroupClass: LogGroupClass
  kmsKeyId?: string
  streams: Map<string, LogStream>
  /** In ASCII order. */
  streamNames: string[]
  /** The bytes of all messages, and 26 for each of them. */
  storedBytes: number
}

/** Log groups of one account in one Region, by name. */
export interface LogsState {
  groups: Map<string, LogGroup>
  lastEventSerial: number
}

/** The log groups of a place. */
export const logsOf = regionState((): LogsState => ({ groups: new Map(), lastEventSerial: 0 }))
