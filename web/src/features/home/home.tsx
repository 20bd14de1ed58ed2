import { Link } from '@tanstack/react-router';
import { FileCheck2, Gauge, Scale } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { SearchBox } from '../../shared/listings/search-box.js';
import { SearchResults } from '../../shared/listings/search-results.js';

const promises = [
  { id: 'score', Icon: Gauge },
  { id: 'register', Icon: Scale },
  { id: 'documents', Icon: FileCheck2 },
] as const;

/** The first screen: one search, what the product promises, and homes just listed. */
export function Home() {
  return (
    <>
      <section className="border-b border-line bg-raised">
        <div className="mx-auto max-w-5xl px-4 py-14 text-center sm:py-20">
          <h1 className="text-balance text-4xl font-bold tracking-tight sm:text-5xl">
            <FormattedMessage id="home.title" />
          </h1>
          <p className="mx-auto mt-4 max-w-2xl text-lg text-muted">
            <FormattedMessage id="home.lead" />
          </p>
          <div className="mx-auto mt-8 max-w-2xl">
            <SearchBox />
            <p className="mt-3 text-sm text-muted">
              <FormattedMessage id="home.rera" />
            </p>
          </div>
        </div>
      </section>
      <section className="mx-auto grid max-w-5xl gap-6 px-4 py-10 sm:grid-cols-3">
        {promises.map(({ id, Icon }) => (
          <div key={id}>
            <Icon aria-hidden className="size-7 text-accent" />
            <h2 className="mt-2 font-semibold">
              <FormattedMessage id={`home.${id}.title`} />
            </h2>
            <p className="mt-1 text-sm text-muted">
              <FormattedMessage id={`home.${id}.text`} />
            </p>
          </div>
        ))}
      </section>
      <section className="mx-auto max-w-7xl px-4 pb-12">
        <div className="mb-4 flex items-baseline justify-between">
          <h2 className="text-2xl font-bold">
            <FormattedMessage id="home.newest" />
          </h2>
          <Link to="/search" className="font-medium text-brand underline">
            <FormattedMessage id="home.all" />
          </Link>
        </div>
        <SearchResults search={{}} />
      </section>
    </>
  );
}
