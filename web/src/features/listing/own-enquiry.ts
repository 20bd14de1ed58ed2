import { useQuery } from '@tanstack/react-query';
import { graphql } from '../../graphql/index.js';
import { graphQuery } from '../../lib/graph.js';
import { useSession } from '../../lib/session.js';

const OwnEnquiry = graphql(`
  query OwnEnquiry($listingId: ID!) {
    me {
      id
    }
    leads(filter: { listingId: $listingId }, first: 20) {
      edges {
        node {
          id
          routingStatus
          buyer {
            id
          }
        }
      }
    }
  }
`);

/** The viewer's open enquiry about a home. An agent reads leads of others, too: those are not theirs. */
export function useOwnEnquiry(listingId: string) {
  const enabled = useSession(({ status }) => status === 'signed-in');
  const { data, isLoading } = useQuery({ ...graphQuery(OwnEnquiry, { listingId }), enabled });
  const own = data?.leads?.edges.find(
    ({ node: { buyer, routingStatus } }) => buyer?.id === data.me?.id && routingStatus !== 'CLOSED',
  );
  return { leadId: own?.node.id, isLoading };
}
