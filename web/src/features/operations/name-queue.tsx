import type { ResultOf } from '@graphql-typed-document-node/core';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { Queue } from './queue.js';

const RequestedNames = graphql(`
  query RequestedNames {
    organizations(renaming: true, first: 50) {
      totalCount
      edges {
        node {
          id
          name
          city
          registration {
            pan
            gstin
            requestedName
          }
          similarlyNamed {
            id
            name
          }
        }
      }
    }
  }
`);

const ReviewName = graphql(`
  mutation ReviewName($input: ReviewOrganizationNameInput!) {
    reviewOrganizationName(input: $input) {
      organization {
        id
        name
      }
    }
  }
`);

type Brokerage = NonNullable<ResultOf<typeof RequestedNames>['organizations']>['edges'][number]['node'];

/** Names that verified brokerages ask for: the present one beside it, the papers' numbers, and others that look alike. */
export function NameQueue() {
  const { data, error, isPending, refetch } = useGraph(RequestedNames, {});
  return (
    <Queue
      title="operations.names"
      connection={data?.organizations}
      error={error}
      isPending={isPending}
      onRetry={refetch}
    >
      {(brokerage) => <RequestedName brokerage={brokerage} />}
    </Queue>
  );
}

function RequestedName({ brokerage }: { brokerage: Brokerage }) {
  const { id, name, city, registration, similarlyNamed } = brokerage;
  const review = useAction(ReviewName, ['RequestedNames']);
  const requested = registration?.requestedName ?? '';
  // The name that was read goes along: another one, asked for meanwhile, stays undecided.
  const decide = (accepted: boolean) =>
    review.mutate({ input: { organizationId: id, name: requested, accepted } });
  return (
    <>
      <h3 className="text-lg font-semibold">{requested}</h3>
      <p className="text-sm text-muted">
        <FormattedMessage id="operations.nameNow" values={{ name }} />
      </p>
      <p className="text-sm text-muted">
        {city} · PAN {registration?.pan ?? '–'} · GSTIN {registration?.gstin ?? '–'}
      </p>
      {similarlyNamed && similarlyNamed.length > 0 && (
        <p className="mt-2 text-accent">
          <FormattedMessage
            id="operations.similar"
            values={{ names: similarlyNamed.map((similar) => similar.name).join(', ') }}
          />
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button busy={review.isPending} onClick={() => decide(true)}>
          <FormattedMessage id="operations.nameAccept" />
        </Button>
        <Button variant="danger" busy={review.isPending} onClick={() => decide(false)}>
          <FormattedMessage id="operations.nameRefuse" />
        </Button>
      </div>
      {review.error && (
        <div className="mt-3">
          <Failure error={review.error} />
        </div>
      )}
    </>
  );
}
