import { Moon, Sun } from 'lucide-react';
import { useIntl } from 'react-intl';
import { LANGUAGES, type Language, usePreferences } from '../lib/preferences.js';

const NAMES: Record<Language, string> = { en: 'English', hi: 'हिन्दी', mr: 'मराठी' };

/** Language and theme. */
export function Preferences() {
  const intl = useIntl();
  const { language, theme, setLanguage, setTheme } = usePreferences();
  const isDark =
    theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const Icon = isDark ? Sun : Moon;
  return (
    <>
      <select
        aria-label={intl.formatMessage({ id: 'shell.language' })}
        value={language}
        onChange={({ target }) => setLanguage(target.value as Language)}
        className="min-h-11 max-w-24 rounded-full bg-transparent px-1 font-native text-sm"
      >
        {LANGUAGES.map((code) => (
          <option key={code} value={code}>
            {NAMES[code]}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-label={intl.formatMessage({ id: isDark ? 'shell.light' : 'shell.dark' })}
        onClick={() => setTheme(isDark ? 'light' : 'dark')}
        className="grid size-11 place-items-center rounded-full hover:bg-raised"
      >
        <Icon aria-hidden className="size-5" />
      </button>
    </>
  );
}
