// In German not one French word, in French not one German word, and nowhere a key without its text.
import type { Page, Response } from '@playwright/test';
import { messages } from '../src/lib/i18n/messages.gen';
import { expect, open, screensOf, test } from './office';

type Tongue = 'fr' | 'de';

const WORD = /\p{L}[\p{L}’'-]{2,}/gu;

function wordsOf(text: string): string[] {
  return (text.replace(/%\{\w+\}/g, ' ').match(WORD) ?? []).map((word) => word.toLowerCase());
}

/** Words that stand in the texts of one language and in none of the other. */
function foreignTo(tongue: Tongue): Set<string> {
  const other = tongue === 'de' ? 'fr' : 'de';
  const own = new Set(Object.values(messages[tongue]).flatMap(wordsOf));
  return new Set(
    Object.values(messages[other])
      .flatMap(wordsOf)
      .filter((word) => !own.has(word)),
  );
}

/** What people wrote: the texts in the core's answers; of reference data, which has both languages, only the right one. */
function contentOf(value: unknown, tongue: Tongue, into: Set<string>): void {
  if (typeof value === 'string') {
    for (const word of wordsOf(value)) into.add(word);
  } else if (Array.isArray(value)) {
    for (const entry of value) contentOf(entry, tongue, into);
  } else if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    const both = keys.length === 2 && keys.includes('fr') && keys.includes('de');
    for (const [key, entry] of Object.entries(value)) {
      if (!both || key === tongue) contentOf(entry, tongue, into);
    }
  }
}

/** Every text and spoken name on the page that is not marked as being in the other language. */
async function textsOn(page: Page, tongue: Tongue): Promise<string[]> {
  return page.evaluate((own) => {
    const marked = (element: Element | null) => {
      const lang = element?.closest('[lang]')?.getAttribute('lang') ?? own;
      return !lang.startsWith(own);
    };
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (marked(node) || node.matches('script, style')) continue;
        for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
          const text = node.getAttribute(name);
          if (text) texts.push(text);
        }
      } else if (node.textContent?.trim() && !marked(node.parentElement) && !node.parentElement?.closest('script, style')) {
        texts.push(node.textContent.trim());
      }
    }
    return texts;
  }, tongue);
}

for (const tongue of ['de', 'fr'] as const) {
  test(`no foreign word on any screen, ${tongue}`, async ({ office, page }) => {
    const foreign = foreignTo(tongue);
    const other = tongue === 'de' ? messages.fr : messages.de;
    const whole = new Set(Object.values(other).filter((text) => /\p{L}{3}/u.test(text) && !Object.values(messages[tongue]).includes(text)));
    await office.look(tongue, 'light');

    for (const screen of await screensOf(office)) {
      const content = new Set<string>();
      const reading: Promise<void>[] = [];
      const read = (response: Response) => {
        if (!response.url().includes('/api/') || response.url().endsWith('/api/events')) return;
        reading.push(
          response
            .json()
            .then((body: unknown) => contentOf(body, tongue, content))
            .catch(() => undefined),
        );
      };
      page.on('response', read);
      await open(page, office, screen);
      await Promise.all(reading);
      page.off('response', read);

      const found: string[] = [];
      for (const text of await textsOn(page, tongue)) {
        if (whole.has(text) && !wordsOf(text).every((word) => content.has(word))) found.push(text);
        for (const word of wordsOf(text)) {
          if (foreign.has(word) && !content.has(word)) found.push(`${word} (${text})`);
        }
        if (/(^|\s)[a-z]+(_[a-z]+)+(\s|$)|%\{\w+\}|undefined|\[object/.test(text) && !/@/.test(text)) found.push(`key? ${text}`);
      }
      expect.soft([...new Set(found)], screen.name).toEqual([]);
    }
  });
}

test('switching the language keeps the place, the focus and what is being typed', async ({ office, page }) => {
  await office.look('fr', 'light');
  await open(page, office, { name: 'staff', path: '/directory?tab=staff' });
  await page.keyboard.press('n');
  const name = page.locator('dialog[open] [data-field="first_name"] input');
  await name.fill('Nolwenn');
  await page.keyboard.press('Control+Shift+L');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de-CH');
  await expect(name).toHaveValue('Nolwenn');
  await expect(name).toBeFocused();
  await expect(page.getByRole('dialog')).toContainText('Vorname');
  await expect(page).toHaveURL(/tab=staff/);
  // Kept for the next time.
  await expect.poll(async () => (await office.call('get_status', {})).preferences.language).toBe('de');
});
