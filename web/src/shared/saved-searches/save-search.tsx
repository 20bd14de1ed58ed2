import { Link } from '@tanstack/react-router';
import { BellPlus, Check } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import type { SavedSearchAlert } from '../../graphql/graphql.js';
import { LaterMessages } from '../../i18n/later-messages.js';
import { useSession } from '../../lib/session.js';
import { useAction } from '../../lib/use-action.js';
import { Button, buttonStyle } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { homesFilter, type Search } from '../listings/search-filters.js';
import { useLocalities } from '../listings/search-localities.js';
import { AlertChoice } from './alert-choice.js';
import { useDescribeSearch } from './describe-search.js';

const SaveSearch = graphql(`
  mutation SaveSearch($input: SaveSearchInput!) {
    saveSearch(input: $input) {
      savedSearch {
        id
      }
    }
  }
`);

const MOST_NAME = 80;

/** Offers to keep the search that the address describes. Loaded beside the results. */
export default function SaveSearchOffer({ search }: { search: Search }) {
  return (
    <LaterMessages>
      <Offer key={JSON.stringify(homesFilter(search))} search={search} />
    </LaterMessages>
  );
}

function Offer({ search }: { search: Search }) {
  const isSignedIn = useSession(({ status }) => status === 'signed-in');
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const label = (
    <>
      <BellPlus aria-hidden className="size-5" />
      <FormattedMessage id="savedSearch.save" />
    </>
  );
  if (!isSignedIn) {
    return (
      <Link
        to="/sign-in"
        search={{ then: `${location.pathname}${location.search}` }}
        className={buttonStyle('quiet', 'w-full')}
      >
        {label}
      </Link>
    );
  }
  return (
    <>
      <Button
        variant="quiet"
        className="w-full"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      <div id={panel}>{isOpen && <SaveForm search={search} />}</div>
    </>
  );
}

function SaveForm({ search }: { search: Search }) {
  const intl = useIntl();
  const { data } = useLocalities();
  const describe = useDescribeSearch();
  const save = useAction(SaveSearch, ['MySavedSearches']);
  const [name, setName] = useState<string>();
  const [alert, setAlert] = useState<SavedSearchAlert>('DAILY');
  // Sent again after a lost answer, it is one search.
  const idempotencyKey = useRef(crypto.randomUUID());
  const filter = homesFilter(search);
  const place = data?.localities?.find(({ id }) => id === search.localityId)?.name;
  const suggested = describe({ ...filter, places: place ? [place] : [] }).slice(0, MOST_NAME);
  if (save.isSuccess) {
    return (
      <p role="status" className="mt-3 flex flex-wrap items-center gap-2 rounded-xl bg-raised p-4">
        <Check aria-hidden className="size-5 text-band-a" />
        <FormattedMessage id="savedSearch.saved" />
        <Link to="/my/searches" className="font-medium text-brand underline">
          <FormattedMessage id="savedSearch.title" />
        </Link>
      </p>
    );
  }
  const submit = () =>
    save.mutate({
      input: { name: (name ?? suggested).trim(), alert, filter, idempotencyKey: idempotencyKey.current },
    });
  return (
    <form
      className="mt-3 space-y-4 rounded-card border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={intl.formatMessage({ id: 'savedSearch.name' })}
        value={name ?? suggested}
        maxLength={MOST_NAME}
        onChange={({ target }) => setName(target.value)}
      />
      <AlertChoice value={alert} onChange={setAlert} />
      {search.trust && (
        <p className="text-sm text-muted">
          <FormattedMessage id="savedSearch.everyBand" />
        </p>
      )}
      {save.error && <Failure error={save.error} />}
      <Button type="submit" className="w-full" busy={save.isPending} disabled={!(name ?? suggested).trim()}>
        <FormattedMessage id="savedSearch.keep" />
      </Button>
    </form>
  );
}
