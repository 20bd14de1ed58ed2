import { BadgeCheck, BadgeX } from 'lucide-react';
import { FormattedDate, FormattedDisplayName, FormattedList, FormattedMessage } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { NotFound } from '../../ui/not-found.js';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { Facts } from '../../ui/facts.js';
import { Failure, Pending } from '../../ui/states.js';
import { SearchResults } from '../../shared/listings/search-results.js';
import { ReviewList } from '../../shared/trust/review-list.js';
import { TrustBadge } from '../../shared/trust/trust-badge.js';
import { TrustExplanation } from '../../shared/trust/trust-explanation.js';
import { useTrustLanguage } from '../../shared/trust/trust-language.js';

const AgentDetails = graphql(`
  query AgentDetails($id: ID!, $language: TrustLanguage!) {
    agent(id: $id) {
      id
      name
      reraNumber
      licensed
      licenceExpiresOn
      languages
      localities
      organization {
        id
        name
        city
        brand {
          logo
          about
          websiteUrl
          contactPhone
        }
      }
      trust {
        id
        score
        band
        confidenceInterval {
          low
          high
        }
        ...TrustExplanationFields
      }
      reviews(first: 20) {
        edges {
          node {
            id
            ...ReviewFields
          }
        }
      }
    }
  }
`);

type Agent = NonNullable<ResultOf<typeof AgentDetails>['agent']>;

/** An agent: the registration, the trust and what it rests on, reviews, and the homes they offer. */
export function AgentScreen({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useGraph(AgentDetails, { id, language: useTrustLanguage() });
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const { agent } = data;
  if (!agent) return <NotFound />;
  return (
    <article className="mx-auto max-w-4xl space-y-10 px-4 py-8">
      <header>
        <h1 className="text-3xl font-bold">{agent.name}</h1>
        {agent.organization && (
          <p className="text-muted">
            {agent.organization.name}, {agent.organization.city}
          </p>
        )}
        {agent.organization?.brand && <Brand brand={agent.organization.brand} />}
        {agent.trust && (
          <p className="mt-3">
            <TrustBadge
              band={agent.trust.band}
              score={agent.trust.score}
              interval={agent.trust.confidenceInterval}
            />
          </p>
        )}
      </header>
      <Registration agent={agent} />
      <Facts
        facts={[
          [
            'agent.languages',
            agent.languages.length > 0 && (
              <FormattedList
                value={agent.languages.map((code) => (
                  <FormattedDisplayName key={code} type="language" value={code} />
                ))}
              />
            ),
          ],
          ['agent.localities', agent.localities.length > 0 && agent.localities.join(', ')],
        ]}
      />
      {agent.trust && <TrustExplanation trust={agent.trust} />}
      <ReviewList reviews={agent.reviews?.edges.map(({ node }) => node) ?? []} />
      <section>
        <h2 className="mb-3 text-xl font-bold">
          <FormattedMessage id="agent.homes" />
        </h2>
        <SearchResults search={{}} agentId={agent.id} />
      </section>
    </article>
  );
}

/** How the brokerage shows itself. A logo elsewhere would be fetched from another site: its own address shows it. */
function Brand({
  brand: { logo, about, websiteUrl, contactPhone },
}: {
  brand: NonNullable<NonNullable<Agent['organization']>['brand']>;
}) {
  return (
    <div className="mt-3 flex items-start gap-4">
      {logo?.startsWith('data:') && (
        <img src={logo} alt="" className="size-16 shrink-0 rounded-xl object-contain" />
      )}
      <div className="space-y-1">
        {about && <p className="whitespace-pre-line">{about}</p>}
        {websiteUrl && (
          <p>
            <a href={websiteUrl} rel="noopener nofollow" className="underline">
              {websiteUrl}
            </a>
          </p>
        )}
        {contactPhone && (
          <p>
            <a href={`tel:${contactPhone}`} className="inline-flex min-h-11 items-center underline">
              {contactPhone}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

function Registration({ agent: { licensed, reraNumber, licenceExpiresOn } }: { agent: Agent }) {
  const Icon = licensed ? BadgeCheck : BadgeX;
  return (
    <section className="flex items-center gap-4 rounded-card border border-line bg-surface p-5">
      <Icon aria-hidden className={licensed ? 'size-10 text-band-a' : 'size-10 text-danger'} />
      <div>
        <h2 className="font-semibold">
          <FormattedMessage id={licensed ? 'agent.licensed' : 'agent.unlicensed'} />
        </h2>
        <p className="text-sm text-muted">
          {reraNumber} ·{' '}
          <FormattedMessage
            id={licensed ? 'agent.validUntil' : 'agent.endedOn'}
            values={{ date: <FormattedDate key="date" value={licenceExpiresOn} dateStyle="medium" /> }}
          />
        </p>
      </div>
    </section>
  );
}
