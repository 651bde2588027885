/** Reasons of tasks and containers may be cut at 1024 characters (API Reference, StopTask). */
const longestReason = 1024

export const cutReason = (reason: string): string => reason.slice(0, longestReason)
