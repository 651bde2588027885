import { countLeading } from '../../../world/count-leading.ts'

/** Something with a place in an order that nobody shares. */
export interface Ordered {
  listOrder: number
}

/**
 * A set of items by their `listOrder`, which must not change while they are in it. Adding at the
 * end is cheap, so is removing, and a walk starts anywhere without passing what comes before.
 */
export class OrderedList<Item extends Ordered> {
  #orders: number[] = []
  /** Undefined where an item was removed. */
  #items: (Item | undefined)[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  add(item: Item): void {
    const index = this.#indexFrom(item.listOrder)
    if (this.#orders[index] === item.listOrder) {
      if (!this.#items[index]) this.#size += 1
      this.#items[index] = item
      return
    }
    this.#size += 1
    if (index === this.#orders.length) {
      this.#orders.push(item.listOrder)
      this.#items.push(item)
    } else {
      this.#orders.splice(index, 0, item.listOrder)
      this.#items.splice(index, 0, item)
    }
  }

  has(item: Item): boolean {
    return this.#items[this.#indexFrom(item.listOrder)] === item
  }

  remove(item: Item): void {
    const index = this.#indexFrom(item.listOrder)
    if (this.#items[index] !== item) return
    this.#items[index] = undefined
    this.#size -= 1
    if (this.#items.length > 32 && this.#size < this.#items.length / 2) this.#compact()
  }

  /** The items behind an order. What is added meanwhile may be missed. */
  *after(order: number): Generator<Item> {
    let index = this.#indexFrom(order + 1)
    let passed = this.#orders[index - 1]
    for (;;) {
      // Removals may have compacted the list; the order finds the place again.
      if (this.#orders[index - 1] !== passed) index = this.#indexFrom((passed ?? order) + 1)
      if (index >= this.#items.length) return
      const item = this.#items[index]
      passed = this.#orders[index]
      index += 1
      if (item) yield item
    }
  }

  /** The first index whose order is at least this one. */
  #indexFrom(order: number): number {
    if ((this.#orders.at(-1) ?? -Infinity) < order) return this.#orders.length
    return countLeading(this.#orders, one => one < order)
  }

  #compact(): void {
    this.#items = this.#items.filter(item => item !== undefined)
    this.#orders = this.#items.map(item => item?.listOrder ?? 0)
  }
}
