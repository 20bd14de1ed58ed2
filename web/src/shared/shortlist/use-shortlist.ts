import { useMutation, useQuery } from '@tanstack/react-query';
import { graphql } from '../../graphql/index.js';
import { graphQuery, queryClient, request } from '../../lib/graph.js';
import { useSession } from '../../lib/session.js';

const ShortlistedIds = graphql(`
  query ShortlistedIds {
    myShortlist {
      listingId
    }
  }
`);

const AddToShortlist = graphql(`
  mutation AddToShortlist($input: AddToShortlistInput!) {
    addToShortlist(input: $input) {
      shortlistedHome {
        listingId
      }
    }
  }
`);

const RemoveFromShortlist = graphql(`
  mutation RemoveFromShortlist($input: RemoveFromShortlistInput!) {
    removeFromShortlist(input: $input) {
      listingId
    }
  }
`);

const ids = graphQuery(ShortlistedIds, {});

/** Whether the viewer has a home on their list, and the way to change it: shown at once, taken back when it is refused. */
export function useShortlisted(listingId: string) {
  const isSignedIn = useSession(({ status }) => status === 'signed-in');
  const { data } = useQuery({ ...ids, enabled: isSignedIn });
  const isListed = data?.myShortlist?.some((home) => home.listingId === listingId) ?? false;
  const change = useMutation({
    mutationFn: async (isAdded: boolean) => {
      const variables = { input: { listingId } };
      await (isAdded ? request(AddToShortlist, variables) : request(RemoveFromShortlist, variables));
    },
    onMutate: async (isAdded) => {
      await queryClient.cancelQueries({ queryKey: ids.queryKey });
      const before = queryClient.getQueryData(ids.queryKey);
      const others = before?.myShortlist?.filter((home) => home.listingId !== listingId) ?? [];
      queryClient.setQueryData(ids.queryKey, {
        myShortlist: isAdded ? [{ listingId }, ...others] : others,
      });
      return before;
    },
    onError: (_error, _isAdded, before) => queryClient.setQueryData(ids.queryKey, before),
    // The ids too: a card that came on the screen meanwhile may have read them before the change.
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ids.queryKey }),
        queryClient.invalidateQueries({ queryKey: ['MyShortlist'] }),
      ]),
  });
  return {
    isListed,
    isKnown: data !== undefined,
    toggle: () => change.mutate(!isListed),
    error: change.error,
  };
}
