interface Entry<T> {
  dueMs: number
  item: T
}

/**
 * A binary heap of items by the time when they are due. An item may be added again with another
 * time. The caller decides which entries are still valid.
 */
export class DueQueue<T> {
  #entries: Entry<T>[] = []

  add(dueMs: number, item: T): void {
    this.#entries.push({ dueMs, item })
    this.#rise(this.#entries.length - 1)
  }

  nextDueMs(): number {
    return this.#entries[0]?.dueMs ?? Infinity
  }

  /** Removes the earliest entry if it is due by `nowMs`. */
  take(nowMs: number): Entry<T> | undefined {
    const first = this.#entries[0]
    if (!first || first.dueMs > nowMs) return undefined
    const last = this.#entries.pop()
    if (last && this.#entries.length > 0) {
      this.#entries[0] = last
      this.#sink(0)
    }
    return first
  }

  #dueAt(index: number): number {
    return this.#entries[index]?.dueMs ?? Infinity
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#entries[one], this.#entries[other]]
    if (!first || !second) return
    this.#entries[one] = second
    this.#entries[other] = first
  }

  #rise(from: number): void {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (this.#dueAt(parent) <= this.#dueAt(index)) return
      this.#swap(index, parent)
      index = parent
    }
  }

  #sink(from: number): void {
    let index = from
    for (;;) {
      const left = 2 * index + 1
      const child = this.#dueAt(left + 1) < this.#dueAt(left) ? left + 1 : left
      if (this.#dueAt(child) >= this.#dueAt(index)) return
      this.#swap(index, child)
      index = child
    }
  }
}
