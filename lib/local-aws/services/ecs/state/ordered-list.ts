import { countLeading } from '../../../world/count-leading.ts'

/** An item with a unique place in an order. */
export interface Ordered {
  listOrder: number
}

/**
 * A set of items in the order of `listOrder`, which must not change while they are in it. Adding at
 * the end and removing are cheap. Iteration can start anywhere without visiting earlier items.
 */
export class OrderedList<Item extends Ordered> {
  #orders: number[] = []
  /** Removed items leave undefined behind. */
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

  /** The items after an order. Items that are added meanwhile may be missed. */
  *after(order: number): Generator<Item> {
    let index = this.#indexFrom(order + 1)
    let passed = this.#orders[index - 1]
    for (;;) {
      // Removals may have compacted the list, so the place is found again by its order.
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
