/** The part of the server's log that the ledger writes to. */
export interface LedgerLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

const ignore = () => undefined

export const SILENT_LOG: LedgerLog = { info: ignore, warn: ignore, error: ignore }
