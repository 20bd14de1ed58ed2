/**
 * Root fields of the contract `partner` that take a scope, alone or beside others.
 * Written by `pnpm schema:permissions` from the directives of the supergraph.
 */
// prettier-ignore
export const SCOPE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'bulk:run': [
    'Mutation.bulkQuery',
    'Mutation.cancelBulkQuery',
    'Query.bulkQueries',
    'Query.bulkQueryDownload',
  ],
  'documents:write': [
    'Mutation.answerDocumentRequest',
    'Mutation.appealDocument',
    'Mutation.createDocumentUpload',
    'Mutation.submitDocument',
    'Mutation.uploadDocumentPart',
    'Query.organizationDocuments',
  ],
  'leads:create': [
    'Mutation.createLead',
  ],
  'leads:work': [
    'Mutation.acceptLead',
    'Mutation.addLeadNote',
    'Mutation.addLeadTask',
    'Mutation.advanceLead',
    'Mutation.claimLead',
    'Mutation.completeSiteVisit',
    'Mutation.createLead',
    'Mutation.markLeadSeen',
    'Mutation.recordFirstContact',
    'Mutation.recordPayment',
    'Mutation.scheduleSiteVisit',
    'Mutation.updateLeadTask',
    'Query.leadFeedCursor',
    'Query.leadStats',
    'Query.leadTasks',
    'Query.myDay',
    'Subscription.leadAssigned',
    'Subscription.leadFeed',
    'Subscription.pond',
  ],
  'listings:write': [
    'Mutation.addListingPhoto',
    'Mutation.createListing',
    'Mutation.createListingPhotoUpload',
    'Mutation.publishListing',
    'Mutation.updateListing',
    'Mutation.withdrawListing',
    'Query.listingPhotos',
    'Query.organizationListings',
  ],
  'organization:manage': [
    'Mutation.createWebhook',
    'Mutation.removeWebhook',
    'Mutation.replayWebhook',
    'Mutation.rotateWebhookSecret',
    'Mutation.sendTestWebhook',
    'Mutation.updateWebhook',
    'Query.webhookDeliveries',
    'Query.webhooks',
  ],
  'reviews:write': [
    'Mutation.submitReview',
  ],
};
