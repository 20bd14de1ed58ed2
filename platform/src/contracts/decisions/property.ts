import { fieldsOf, type ContractDecisions } from '../decision.js';

/** The market and the register are public; a brokerage’s programs keep its listings. */
export const property: ContractDecisions = {
  ...fieldsOf('Query', {
    public: `builder builders feed listing localities locality map project projects revokedRegistration search
      similarListings suggest`,
    partner: 'listingPhotos organizationListings',
    internal: 'mySavedSearches myShortlist',
  }),
  ...fieldsOf('Mutation', {
    partner: `addListingPhoto createListing createListingPhotoUpload publishListing updateListing
      withdrawListing`,
    internal: `addToShortlist appointBrokerage assignBuilder changeProjectStatus registerProject removeFromShortlist
      removeSavedSearch saveSearch takeDownListingPhoto updateSavedSearch`,
  }),
  ...fieldsOf('Builder', {
    public: `dataSource districts id name projectsCount reputation reviews revokedProjectsCount revokedRegistrations
      spellings`,
  }),
  ...fieldsOf('Listing', {
    public: `ageYears agent availabilityOn balconiesTotal bathroomsTotalInteger bedroomsTotal builtUpAreaSqFt
      carpetAreaSqFt closePrice dataSource daysOnMarket documents expirationOn floorBand floorsTotal furnishing hasParking id
      isAssignmentSynthetic latitude listPrice locality locationPrecision longitude modificationTimestamp offMarketTimestamp
      onMarketTimestamp organization originalListPrice photos pinCode priceHistory project propertySubType propertyType
      publicRemarks standardStatus superBuiltUpAreaSqFt title trust`,
  }),
  ...fieldsOf('ListingPhoto', { partner: 'addedAt height id status takenDownFor url width' }),
  ...fieldsOf('ListingPrice', { public: 'effectiveAt listPrice' }),
  ...fieldsOf('Locality', {
    public: 'dataSource district id latitude longitude name pinCode priceLevel taluka',
  }),
  ...fieldsOf('MapCluster', { public: 'count h3Index latitude longitude priceMax priceMin' }),
  ...fieldsOf('MapResult', { public: 'clusters isTruncated listings resolution totalCount' }),
  ...fieldsOf('MarketSegment', { public: 'district members size' }),
  ...fieldsOf('PriceLevel', { public: 'homes lowerQuartile median upperQuartile' }),
  ...fieldsOf('Project', {
    public: `apartmentsCount basementsCount bookedApartmentsCount bookedPlotsCount builder casesCount closedParkingCount
      complaintsCount completedOn completionDueOn dataSource delivery district documents extendedCompletionOn id lapsedOn
      lastModifiedOn latitude locality longitude modificationTimestamp name occupancyCertificateOn openParkingCount pinCode
      plinthsCount plotAreaSqm plotsCount podiumsCount projectAreaSqm projectType proposedCompletionOn
      recreationalOpenSpaceSqm registrationType reraNumber revisedCompletionOn sanctionedFloorsCount sanctionedFsiSqm status
      stiltsCount trust`,
  }),
  ...fieldsOf('RevokedRegistration', {
    public: 'district firstSeenOn matchedBy projectName promoterName reraNumber',
  }),
  ...fieldsOf('SavedSearch', {
    internal: `alert areaMaxSqFt areaMinSqFt bedrooms createdAt furnishing id localityIds name priceMax priceMin
      propertySubTypes text`,
  }),
  ...fieldsOf('ShortlistedHome', { internal: 'addedAt listing listingId' }),
  ...fieldsOf('SearchFacet', { public: 'count facet label value' }),
  ...fieldsOf('SearchHit', {
    public: 'agent builder highlights kind listing locality project subtitle title',
  }),
};
