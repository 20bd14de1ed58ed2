import { useNavigate } from '@tanstack/react-router';
import { Search as SearchIcon } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { buttonStyle } from '../../ui/button.js';

const RERA_NUMBER = /^P(\d{11}|[A-Z]\d{13})$/i;

/** One box for localities, projects, builders and RERA numbers; a RERA number opens its project. */
export function SearchBox({ initial = '' }: { initial?: string | undefined }) {
  const intl = useIntl();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const submit = () => {
    const query = text.trim();
    if (RERA_NUMBER.test(query))
      void navigate({ to: '/project/$reraNumber', params: { reraNumber: query.toUpperCase() } });
    else void navigate({ to: '/search', search: (previous) => ({ ...previous, q: query || undefined }) });
  };
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex items-center gap-2 rounded-full border border-line bg-surface p-1.5 shadow-card focus-within:border-brand"
    >
      <SearchIcon aria-hidden className="ml-3 size-5 shrink-0 text-muted" />
      <input
        type="search"
        name="q"
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-label={intl.formatMessage({ id: 'search.label' })}
        placeholder={intl.formatMessage({ id: 'search.placeholder' })}
        className="min-h-11 min-w-0 flex-1 bg-transparent outline-none"
      />
      <button type="submit" className={buttonStyle('solid')}>
        <FormattedMessage id="search.go" />
      </button>
    </form>
  );
}
