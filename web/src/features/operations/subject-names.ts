import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { graphql } from '../../graphql/index.js';
import { graphQuery } from '../../lib/graph.js';

const SubjectsToReview = graphql(`
  query SubjectsToReview($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Listing {
        title
      }
      ... on Agent {
        agentName: name
      }
      ... on Project {
        projectName: name
      }
    }
  }
`);

/** What documents are about, by their ids, read at once. Of a home that is on no market there is no name. */
export function useSubjectNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const distinct = [...new Set(ids)].toSorted();
  const { data } = useQuery({
    ...graphQuery(SubjectsToReview, { ids: distinct }),
    enabled: distinct.length > 0,
    placeholderData: keepPreviousData,
  });
  const named = (data?.nodes ?? []).flatMap((node): [string, string][] => {
    if (node?.__typename === 'Listing') return [[node.id, node.title]];
    if (node?.__typename === 'Agent') return [[node.id, node.agentName]];
    return node?.__typename === 'Project' ? [[node.id, node.projectName]] : [];
  });
  return new Map(named);
}
