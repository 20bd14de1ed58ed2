// Variables with which the collection sends each stored operation, and what it keeps of an answer for those that follow.
export const EXAMPLES = {
  find_homes: {
    variables: { filter: { bedrooms: [2] }, first: 3 },
    keeps: {
      listingId: 'answer.data.feed.edges[0].node.id',
      reraNumber: 'answer.data.feed.edges.find(({ node }) => node.project).node.project.reraNumber',
    },
  },
  home: { variables: { id: '{{listingId}}' } },
  project: {
    variables: { reraNumber: '{{reraNumber}}' },
    keeps: { builderId: 'answer.data.project.builder.id' },
  },
  builder: { variables: { id: '{{builderId}}' } },
  find: { variables: { text: 'thane', first: 5 } },
};
