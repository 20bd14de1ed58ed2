import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { LANGUAGES, type Language, languageOfBrowser, PREFERENCES } from '../early/language.js';

export { LANGUAGES, type Language };
export type Theme = 'system' | 'light' | 'dark';

interface Preferences {
  language: Language;
  theme: Theme;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
}

/** What the reader chose, kept across reloads. Nothing personal. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: languageOfBrowser(),
      theme: 'system',
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
    }),
    { name: PREFERENCES },
  ),
);

/** Keeps `data-theme` of the page in step with the choice. */
export function followTheme(): void {
  const apply = ({ theme }: Pick<Preferences, 'theme'>) => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  apply(usePreferences.getState());
  usePreferences.subscribe(apply);
}
