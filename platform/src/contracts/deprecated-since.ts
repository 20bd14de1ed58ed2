/** The first day on which each coordinate of the API was deprecated; written by `pnpm schema`. */
export const DEPRECATED_SINCE: Readonly<Record<string, string>> = {
  'BuilderReputation.interval': '2026-11-26',
  'CreateLeadPayload.capture': '2026-11-26',
  'Lead.misses': '2026-11-26',
  'LeadActivityKind.TAKEN_AWAY': '2026-11-26',
  'LeadFeedKind.TAKEN_AWAY': '2026-11-26',
  'LeadSettings.missesBeforePond': '2026-11-26',
  'Mutation.registerAgent': '2026-11-26',
  'Query.heldReviews': '2026-11-26',
  'RegisterAgentPayload.agent': '2026-11-26',
  'TrustScore.interval': '2026-11-26',
  'UpdateLeadSettingsInput.missesBeforePond': '2026-11-26',
};
