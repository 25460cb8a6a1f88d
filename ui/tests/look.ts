// How a screen is looked at: in pictures, by every rule of axe, and with large text; and how one gets about in it by keyboard.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { messages, type MessageKey } from '../src/lib/i18n/messages.gen';
import type { Language, Theme } from '../src/lib/api/commands.gen';
import { expect, type Office } from './office';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');

export type Say = (key: MessageKey, params?: Record<string, string>) => string;

export function wordsOf(language: Language): Say {
  return (key, params = {}) => messages[language][key].replace(/%\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

/** Looks at a step as it stands: a picture, every rule of axe, and nothing that runs out of the sheet. */
export async function look(page: Page, office: Office, name: string): Promise<void> {
  const { preferences } = await office.call('get_status', {});
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
    await page.screenshot({ path: `${GALLERY}/${name}-${preferences.language}-${theme}.png` });
    const { violations } = await new AxeBuilder({ page })
      .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .analyze();
    const faults = violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`));
    expect.soft(faults, `${name}, ${theme}`).toEqual([]);
  }
  await page.evaluate((to) => (document.documentElement.dataset['theme'] = to), preferences.theme as Theme);
  const large = await page.evaluate(() => {
    const root = document.documentElement;
    const before = root.style.getPropertyValue('zoom');
    root.style.setProperty('zoom', '2');
    const wide = [root, ...document.querySelectorAll('main, [role="tabpanel"]')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`);
    return [before, wide] as const;
  });
  await page.screenshot({ path: `${GALLERY}/${name}-${preferences.language}-large.png` });
  await page.evaluate((before) => document.documentElement.style.setProperty('zoom', before), large[0]);
  expect.soft(large[1], `${name} at 200 %`).toEqual([]);
}

/** Goes on by Tab until a control of this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return element?.labels?.[0]?.textContent?.trim() ?? element?.textContent?.trim() ?? '';
    });
    if (here.startsWith(name)) return;
  }
  throw new Error(`no way by Tab to «${name}»`);
}
