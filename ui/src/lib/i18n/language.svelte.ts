export type Language = 'fr' | 'de';

class CurrentLanguage {
  #current: Language = $state('fr');

  get current(): Language {
    return this.#current;
  }

  /** Switches every text at once. Nothing is mounted again, so place, focus and input stay. */
  set(next: Language): void {
    this.#current = next;
    if (typeof document !== 'undefined') document.documentElement.lang = next === 'fr' ? 'fr-CH' : 'de-CH';
  }
}

export const language = new CurrentLanguage();

export function otherLanguage(): Language {
  return language.current === 'fr' ? 'de' : 'fr';
}
