import { useNavigate } from '@tanstack/react-router';
import { Search as SearchIcon } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { buttonStyle } from '../../ui/button.js';
import type { Suggestion } from './suggestion.js';

const Suggestions = lazy(() => import('./search-suggestions.js'));

const RERA_NUMBER = /^P(\d{11}|[A-Z]\d{13})$/i;

/** One box for localities, projects, builders and RERA numbers, with suggestions; a RERA number opens its project. */
export function SearchBox({ initial = '' }: { initial?: string | undefined }) {
  const intl = useIntl();
  const id = useId();
  const goTo = useDestination();
  const [text, setText] = useState(initial);
  const [isOpen, setOpen] = useState(false);
  const [items, setItems] = useState<readonly Suggestion[]>([]);
  const [active, setActive] = useState(-1);
  const isShown = isOpen && items.length > 0;
  const choose = (item: Suggestion) => {
    setOpen(false);
    setText(item.kind === 'LOCALITY' ? '' : item.title);
    goTo.suggestion(item);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setOpen(false);
    if (!step) return;
    event.preventDefault();
    setOpen(true);
    // Below the last comes the box itself, where Enter searches for the text.
    const places = items.length + 1;
    setActive(((active + 1 + step + places) % places) - 1);
  };
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const item = isShown ? items[active] : undefined;
        setOpen(false);
        if (item) choose(item);
        else goTo.text(text.trim());
      }}
      onBlur={() => setOpen(false)}
      className="relative flex items-center gap-2 rounded-full border border-line bg-surface p-1.5 shadow-card focus-within:border-brand"
    >
      <SearchIcon aria-hidden className="ml-3 size-5 shrink-0 text-muted" />
      <input
        type="search"
        name="q"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? id : undefined}
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={press}
        aria-label={intl.formatMessage({ id: 'search.label' })}
        placeholder={intl.formatMessage({ id: 'search.placeholder' })}
        className="min-h-11 min-w-0 flex-1 text-ellipsis bg-transparent outline-none"
      />
      <button type="submit" className={buttonStyle('solid')}>
        <FormattedMessage id="search.go" />
      </button>
      {isOpen && (
        <Suspense>
          <Suggestions
            id={id}
            text={text}
            active={active}
            items={items}
            onItems={setItems}
            onChoose={choose}
          />
        </Suspense>
      )}
    </form>
  );
}

function useDestination() {
  const navigate = useNavigate();
  return {
    text(text: string): void {
      if (RERA_NUMBER.test(text)) {
        void navigate({ to: '/project/$reraNumber', params: { reraNumber: text.toUpperCase() } });
        return;
      }
      void navigate({ to: '/search', search: (previous) => ({ ...previous, q: text || undefined }) });
    },
    suggestion({ kind, key }: Suggestion): void {
      if (kind === 'PROJECT') void navigate({ to: '/project/$reraNumber', params: { reraNumber: key } });
      if (kind === 'BUILDER') void navigate({ to: '/builder/$id', params: { id: key } });
      if (kind === 'AGENT') void navigate({ to: '/agent/$id', params: { id: key } });
      if (kind === 'LISTING') void navigate({ to: '/listing/$id', params: { id: key } });
      if (kind === 'LOCALITY')
        void navigate({
          to: '/search',
          search: (previous) => ({ ...previous, q: undefined, localityId: key }),
        });
    },
  };
}
