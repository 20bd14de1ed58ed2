import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const LANGUAGES = ['en', 'hi', 'mr'] as const;
export type Language = (typeof LANGUAGES)[number];
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
      language: LANGUAGES.find((code) => navigator.language.startsWith(code)) ?? 'en',
      theme: 'system',
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
    }),
    { name: 'propmubi-preferences' },
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
