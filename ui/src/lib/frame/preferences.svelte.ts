// How this person likes the window. The core keeps it; a copy beside the page keeps the first paint from flashing.
import { call } from '$lib/api/call';
import { toAppError, type AppError } from '$lib/api/error';
import type { Language, PreferencesView, Theme } from '$lib/api/commands.gen';
import { errorText, language } from '$lib/i18n';
import { keyboard } from '$lib/keyboard';
import { toast } from './toasts.svelte';

const COPY = 'bureau-cii.look';
const LEAST = 90;
const MOST = 200;

const DEFAULTS: PreferencesView = {
  language: 'fr',
  theme: 'system',
  zoom: 100,
  comfortable_rows: false,
  single_letter_keys: true,
  hide_footer: false,
  auto_lock_minutes: 15,
  output_folder: '',
  open_after_print: true,
  today_scope: null,
};

class Preferences {
  #current = $state.raw<PreferencesView>(DEFAULTS);
  #dark = $state(false);
  /** The message that the last change could not be kept: the next one takes its place, in whatever language. */
  #unkept: number | undefined;
  /** Changes that the core does not hold yet. */
  #keeping = 0;

  get current(): PreferencesView {
    return this.#current;
  }

  get density(): 'compact' | 'comfortable' {
    return this.#current.comfortable_rows ? 'comfortable' : 'compact';
  }

  get theme(): Theme {
    return this.#current.theme;
  }

  /** What is really on screen when the theme follows the system. */
  get dark(): boolean {
    return this.theme === 'dark' || (this.theme === 'system' && this.#dark);
  }

  get zoom(): number {
    return this.#current.zoom;
  }

  /** Before the core has answered: what this window looked like last time. */
  begin(): void {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    this.#dark = system.matches;
    system.addEventListener('change', (event) => (this.#dark = event.matches));
    let look: Partial<PreferencesView> = {};
    try {
      look = JSON.parse(localStorage.getItem(COPY) ?? '{}') as Partial<PreferencesView>;
    } catch {
      // A broken copy is worth nothing.
    }
    this.take({ ...DEFAULTS, ...look });
  }

  /** What the core held when `asked` was shown here. What was changed here since then is newer. */
  hear(held: PreferencesView, asked: PreferencesView): void {
    if (this.#current === asked && !this.#keeping && JSON.stringify(held) !== JSON.stringify(asked)) this.take(held);
  }

  /** Shows what the core holds. */
  take(next: PreferencesView): void {
    this.#current = next;
    const root = document.documentElement;
    if (next.theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = next.theme;
    root.dataset['density'] = next.comfortable_rows ? 'comfortable' : 'compact';
    root.style.setProperty('zoom', String(next.zoom / 100));
    keyboard.singleKeys = next.single_letter_keys;
    language.set(next.language);
    const { language: tongue, theme, zoom, comfortable_rows } = next;
    localStorage.setItem(COPY, JSON.stringify({ language: tongue, theme, zoom, comfortable_rows }));
  }

  /**
   * Changes at once and keeps it. What could not be kept is said, and still holds for this window; what the core refuses
   * is given back for its field, and does not hold.
   */
  async set(change: Partial<PreferencesView>): Promise<AppError | undefined> {
    const before = this.#current;
    const next = { ...before, ...change };
    this.take(next);
    this.#keeping += 1;
    try {
      const kept = await call('set_preferences', { preferences: next });
      this.#say(undefined);
      if (this.#current === next) this.take(kept);
      return undefined;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.fields.length === 0) this.#say(errorText(error));
      else if (this.#current === next) this.take(before);
      return error;
    } finally {
      this.#keeping -= 1;
    }
  }

  #say(unkept: string | undefined): void {
    if (this.#unkept !== undefined) toast.close(this.#unkept);
    this.#unkept = unkept === undefined ? undefined : toast.error(unkept);
  }

  switchLanguage(to?: Language): void {
    void this.set({ language: to ?? (language.current === 'fr' ? 'de' : 'fr') });
  }

  switchTheme(): void {
    void this.set({ theme: this.dark ? 'light' : 'dark' });
  }

  zoomBy(step: number): void {
    const next = step === 0 ? 100 : Math.min(MOST, Math.max(LEAST, this.zoom + step));
    void this.set({ zoom: next });
  }
}

export const preferences = new Preferences();
