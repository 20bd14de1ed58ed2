import { graphql } from '../graphql/index.js';
import { request } from './graph.js';
import { useSession } from './session.js';
import { useQuery } from '@tanstack/react-query';

const Viewer = graphql(`
  query Viewer {
    me {
      id
      name
      roles
      agent {
        id
        name
      }
      organization {
        id
        name
      }
    }
  }
`);

/** Who is signed in and in which roles; undefined for a visitor and until it is known. */
export function useViewer() {
  const userId = useSession((state) => state.session?.userId);
  const { data } = useQuery({
    queryKey: ['Viewer', userId],
    queryFn: () => request(Viewer, {}),
    enabled: userId !== undefined,
    staleTime: Infinity,
  });
  return userId === undefined ? undefined : (data?.me ?? undefined);
}
