import type { Page } from '@playwright/test'

/** Every text that a page shows or reads out, with the title of its tab. */
export const shownTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = [document.title]
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['title', 'alt', 'placeholder', 'aria-label', 'aria-description']) {
          texts.push(node.getAttribute(name) ?? '')
        }
      } else if (!node.parentElement?.closest('script, style, template, textarea')) {
        texts.push(node.nodeValue ?? '')
      }
    }
    return texts
  })
