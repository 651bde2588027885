/** A duration as people say it: `7 s`, `1 min 12 s`, `22 min 40 s`, `3 h 05 min`, `2 d 4 h`. */
export function toDurationText(durationMs: number): string {
  const totalSeconds = Math.max(0, Math.round(durationMs / 1000))
  const seconds = totalSeconds % 60
  const minutes = Math.floor(totalSeconds / 60) % 60
  const hours = Math.floor(totalSeconds / 3600) % 24
  const days = Math.floor(totalSeconds / 86_400)
  if (days > 0) return `${days} d ${hours} h`
  if (hours > 0) return `${hours} h ${pad(minutes)} min`
  if (minutes > 0) return `${minutes} min ${pad(seconds)} s`
  return `${seconds} s`
}

/** In one unit, rounded: `40 s`, `3 min`, `2 h`, `5 d`. */
export function toShortDurationText(durationMs: number): string {
  const seconds = Math.max(0, durationMs / 1000)
  if (seconds < 59.5) return `${Math.round(seconds)} s`
  if (seconds < 3570) return `${Math.round(seconds / 60)} min`
  if (seconds < 84_600) return `${Math.round(seconds / 3600)} h`
  return `${Math.round(seconds / 86_400)} d`
}

const pad = (value: number) => String(value).padStart(2, '0')
