/** What lists are narrowed by, of a home that is nowhere. */
export const UNPLACED = {
  ...{ localityId: null, projectId: null, builderId: null, agentId: null, bedrooms: 2 },
  ...{ latitude: null, longitude: null, h3Cells: [], words: [], newWords: [] },
};
