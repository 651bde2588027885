/** How long ago, in one unit: `just now`, `40 s ago`, `4 min ago`, `3 h ago`, `5 d ago`. */
export function toAgoText(agoMs: number): string {
  const seconds = Math.floor(agoMs / 1000)
  if (seconds < 2) return 'just now'
  if (seconds < 60) return `${seconds} s ago`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`
  return `${Math.floor(seconds / 86_400)} d ago`
}
