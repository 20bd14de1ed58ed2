import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';

const SearchLocalities = graphql(`
  query SearchLocalities {
    localities {
      id
      name
      latitude
      longitude
    }
  }
`);

/** The localities that homes are in, for the filter and the map. */
export function useLocalities() {
  return useGraph(SearchLocalities, {});
}
