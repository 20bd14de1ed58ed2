import { Link } from '@tanstack/react-router';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { useAction } from '../../lib/use-action.js';
import type { Search } from '../../shared/listings/search-filters.js';
import { AlertChoice } from '../../shared/saved-searches/alert-choice.js';
import { useDescribeSearch } from '../../shared/saved-searches/describe-search.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { RemoveSavedSearch, type SavedSearch, UpdateSavedSearch } from './saved-searches-query.js';

interface SavedSearchCardProps {
  search: SavedSearch;
  /** Names of its localities. */
  places: readonly string[];
}

/** One search: what it finds, when its owner is told, its name, and the way to its results. */
export function SavedSearchCard({ search, places }: SavedSearchCardProps) {
  const describe = useDescribeSearch();
  const update = useAction(UpdateSavedSearch, ['MySavedSearches']);
  const remove = useAction(RemoveSavedSearch, ['MySavedSearches']);
  const [isNaming, setNaming] = useState(false);
  const { id, name, alert, createdAt } = search;
  const error = update.error ?? remove.error;
  return (
    <article className="space-y-4 rounded-card border border-line bg-surface p-5">
      {isNaming ? (
        <NameForm
          name={name}
          busy={update.isPending}
          onSave={(next) =>
            update.mutate({ input: { id, name: next } }, { onSuccess: () => setNaming(false) })
          }
        />
      ) : (
        <header>
          <h2 className="font-semibold">
            <Link to="/search" search={addressOf(search)} className="text-brand underline">
              {name}
            </Link>
          </h2>
          <p>{describe({ ...search, places })}</p>
          <p className="text-sm text-muted">
            <FormattedDate value={createdAt} dateStyle="medium" />
          </p>
        </header>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <AlertChoice
            value={update.variables?.input.alert ?? alert}
            disabled={update.isPending}
            onChange={(next) => update.mutate({ input: { id, alert: next } })}
          />
        </div>
        <Button variant="quiet" aria-expanded={isNaming} onClick={() => setNaming(!isNaming)}>
          <Pencil aria-hidden className="size-5" />
          <FormattedMessage id="savedSearch.rename" />
        </Button>
        <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate({ input: { id } })}>
          <Trash2 aria-hidden className="size-5" />
          <FormattedMessage id="savedSearch.remove" />
        </Button>
      </div>
      {error && <Failure error={error} />}
    </article>
  );
}

const MOST_NAME = 80;

function NameForm({ name, busy, onSave }: { name: string; busy: boolean; onSave: (name: string) => void }) {
  const intl = useIntl();
  const [next, setNext] = useState(name);
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(next.trim());
      }}
    >
      <div className="min-w-48 flex-1">
        <Field
          label={intl.formatMessage({ id: 'savedSearch.name' })}
          value={next}
          maxLength={MOST_NAME}
          onChange={({ target }) => setNext(target.value)}
        />
      </div>
      <Button type="submit" busy={busy} disabled={next.trim() === ''}>
        <FormattedMessage id="savedSearch.keep" />
      </Button>
    </form>
  );
}

/** The address of its results. One place fits into it; of several, the results are wider. */
function addressOf({ text, localityIds, bedrooms, priceMin, priceMax }: SavedSearch): Search {
  return {
    q: text ?? undefined,
    localityId: localityIds?.length === 1 ? localityIds[0] : undefined,
    bedrooms: bedrooms ? [...bedrooms] : undefined,
    priceMin: priceMin ?? undefined,
    priceMax: priceMax ?? undefined,
  };
}
