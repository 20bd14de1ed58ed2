import { FormattedMessage } from 'react-intl';
import { BrokerageSearch } from './brokerage-search.js';
import { PeopleSearch } from './people-search.js';

/** For administrators: people with what they may act as, and brokerages. */
export function PeopleScreen() {
  return (
    <div className="mx-auto max-w-5xl space-y-12 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="people.title" />
      </h1>
      <PeopleSearch />
      <BrokerageSearch />
    </div>
  );
}
