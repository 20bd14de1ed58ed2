import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import { useGraph } from '../../lib/graph.js';
import { HomePicture } from '../../shared/listings/home-picture.js';
import { useTrustLanguage } from '../../shared/trust/trust-language.js';
import { buttonStyle } from '../../ui/button.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { type ComparedHome, ComparedHomes, isHome } from './compare-query.js';
import { bestOf, ROWS } from './compare-rows.js';

/** Two to four homes side by side, row by row. */
export function CompareScreen({ ids }: { ids: readonly string[] }) {
  const { data, error, isPending, refetch } = useGraph(ComparedHomes, {
    ids: [...ids],
    language: useTrustLanguage(),
  });
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const homes = (data.nodes ?? []).filter(isHome);
  return (
    <div className="mx-auto max-w-7xl space-y-6 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="compare.title" />
      </h1>
      {homes.length < 2 ? <TooFew /> : <Comparison homes={homes} />}
    </div>
  );
}

function TooFew() {
  return (
    <Empty title={<FormattedMessage id="compare.tooFew" />}>
      <Link to="/my/shortlist" className={buttonStyle('quiet', 'mt-2')}>
        <FormattedMessage id="shortlist.title" />
      </Link>
    </Empty>
  );
}

function Comparison({ homes }: { homes: readonly ComparedHome[] }) {
  return (
    <div tabIndex={0} role="region" aria-labelledby="compared" className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-left align-top">
        <caption id="compared" className="sr-only">
          <FormattedMessage id="compare.title" />
        </caption>
        <thead>
          <tr>
            <td className="sticky left-0 z-10 bg-ground" />
            {homes.map(({ id, title, photos, bedroomsTotal }) => (
              <th key={id} scope="col" className="min-w-56 p-3 align-bottom">
                <div className="relative overflow-hidden rounded-xl border border-line">
                  <HomePicture seed={id} photo={photos[0]} bedrooms={bedroomsTotal} />
                </div>
                <Link
                  to="/listing/$id"
                  params={{ id }}
                  className="mt-2 block font-semibold text-brand underline"
                >
                  {title}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => {
            const best = bestOf(row, homes);
            return (
              <tr key={row.label}>
                <th scope="row" className={stickyStyle}>
                  <FormattedMessage id={row.label} />
                </th>
                {homes.map((home) => (
                  <td key={home.id} className="border-t border-line p-3 tabular-nums">
                    <Known>{row.show(home)}</Known>
                    {best.has(home.id) && (
                      <span className="ml-2 rounded-full bg-band-a/15 px-2 py-0.5 text-xs font-semibold text-band-a">
                        <FormattedMessage id={`compare.best.${row.best?.is ?? 'most'}`} />
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What is not stated has a dash; nought is stated. */
function Known({ children }: { children: ReactNode }) {
  if (typeof children === 'number') return <FormattedNumber value={children} />;
  return children ? children : <span className="text-muted">–</span>;
}

const stickyStyle =
  'sticky left-0 z-10 w-28 min-w-28 border-t border-line bg-ground p-3 text-sm font-medium text-muted sm:w-44';
