import { fieldsOf, own, part, personal, same, type Rules } from '../rule.js';

const OWN_LISTING = 'A manager those of the brokerage, an agent one’s own, a builder those of its projects.';

export const propertyRules: Rules = {
  ...fieldsOf('Query', '', {
    builder: same,
    builders: same,
    feed: same,
    listingPhotos: own('Of listings of the organization one acts for.'),
    listing: part('What is on the market; drafts of one’s own organization.'),
    localities: same,
    locality: same,
    map: same,
    mySavedSearches: personal('One’s own.'),
    myShortlist: personal('One’s own.'),
    organizationListings: own(
      'Of the organization one acts for, drafts and what has left the market included.',
    ),
    project: same,
    projects: same,
    revokedRegistration: same,
    search: same,
    similarListings: same,
    suggest: same,
  }),
  ...fieldsOf('Mutation', '', {
    addListingPhoto: own(OWN_LISTING),
    addToShortlist: personal('For oneself.'),
    appointBrokerage: own('Projects of the builder one acts for.'),
    assignBuilder: same,
    changeProjectStatus: same,
    createListingPhotoUpload: own(OWN_LISTING),
    createListing: own('For the organization one acts for.'),
    publishListing: own(OWN_LISTING),
    removeFromShortlist: personal('One’s own.'),
    removeSavedSearch: personal('One’s own.'),
    registerProject: own('For the builder one acts for.'),
    saveSearch: personal('For oneself.'),
    takeDownListingPhoto: same,
    updateListing: own(OWN_LISTING),
    updateSavedSearch: personal('One’s own.'),
    withdrawListing: own(OWN_LISTING),
  }),
};
