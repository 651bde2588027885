/** "11 h 42 min left", "4 min left", "ended". */
export function toLeftText(leftMs: number): string {
  if (leftMs <= 0) return 'ended'
  const minutes = Math.ceil(leftMs / 60_000)
  if (minutes < 60) return `${minutes} min left`
  const rest = minutes % 60
  return rest === 0 ? `${minutes / 60} h left` : `${Math.floor(minutes / 60)} h ${rest} min left`
}
