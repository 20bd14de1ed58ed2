import { useDeferredValue } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { NotFound } from '../../ui/not-found.js';
import { BuilderDetails } from '../../early/queries.js';
import { useGraph } from '../../lib/graph.js';
import { Failure, Pending } from '../../ui/states.js';
import { ReviewList } from '../../shared/trust/review-list.js';
import { TrustBadge } from '../../shared/trust/trust-badge.js';
import { BuilderProjects } from './builder-projects.js';
import { Reputation } from './reputation.js';

type Builder = NonNullable<ResultOf<typeof BuilderDetails>['builder']>;

/** A builder: how far promises were kept as the register documents it, revoked registrations, projects, reviews. */
export function BuilderScreen({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useGraph(BuilderDetails, { id });
  // Rendered in turns with what the reader does meanwhile.
  const shown = useDeferredValue(data);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (isPending || !shown) return <Pending />;
  const { builder } = shown;
  if (!builder) return <NotFound />;
  return (
    <article className="in-order mx-auto max-w-4xl space-y-10 px-4 py-8">
      <Heading builder={builder} />
      <Revoked builder={builder} />
      {builder.reputation ? (
        <Reputation reputation={builder.reputation} />
      ) : (
        <p className="text-muted">
          <FormattedMessage id="builder.noReputation" />
        </p>
      )}
      <BuilderProjects builderId={builder.id} />
      <ReviewList reviews={builder.reviews?.edges.map(({ node }) => node) ?? []} />
    </article>
  );
}

function Heading({
  builder: { name, districts, projectsCount, spellings, reputation },
}: {
  builder: Builder;
}) {
  const others = spellings.filter((spelling) => spelling !== name);
  return (
    <header>
      <p className="text-sm text-muted">
        <FormattedMessage id="builder.promoter" />
      </p>
      <h1 className="text-balance text-3xl font-bold">{name}</h1>
      <p className="text-muted">
        <FormattedMessage
          id="builder.projectsIn"
          values={{ count: projectsCount, places: districts.join(', ') }}
        />
      </p>
      {reputation?.band && (
        <p className="mt-3">
          <TrustBadge
            band={reputation.band}
            score={reputation.score}
            interval={reputation.confidenceInterval}
          />
        </p>
      )}
      {others.length > 0 && (
        <p className="mt-3 text-sm text-muted">
          <FormattedMessage id="builder.spellings" values={{ names: others.join(' · ') }} />
        </p>
      )}
    </header>
  );
}

function Revoked({ builder: { revokedRegistrations } }: { builder: Builder }) {
  if (revokedRegistrations.length === 0) return null;
  return (
    <section className="rounded-card border-2 border-danger/50 p-5">
      <h2 className="text-lg font-bold text-danger">
        <FormattedMessage id="builder.revoked" values={{ count: revokedRegistrations.length }} />
      </h2>
      <ul className="mt-3 divide-y divide-line">
        {revokedRegistrations.map(({ reraNumber, projectName, district, matchedBy, firstSeenOn }) => (
          <li key={reraNumber} className="py-3">
            <p className="font-semibold">{projectName}</p>
            <p className="text-sm text-muted">
              {reraNumber} · {district} ·{' '}
              <FormattedMessage
                id="builder.listedSince"
                values={{ date: <FormattedDate key="date" value={firstSeenOn} dateStyle="medium" /> }}
              />
            </p>
            {matchedBy && (
              <p className="text-sm">
                <FormattedMessage id={`revocation.${matchedBy}`} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
