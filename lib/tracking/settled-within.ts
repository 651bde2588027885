/** Resolves when it has settled, or after that time: it goes on, and nobody waits for it any more. */
export async function settledWithin(settling: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms)
  })
  try {
    await Promise.race([settling, waited])
  } finally {
    clearTimeout(timer)
  }
}
