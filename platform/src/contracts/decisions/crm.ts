import { fieldsOf, type ContractDecisions } from '../decision.js';

/** Leads of one’s own are partners’ daily work. How a brokerage shares them out is not. */
export const crm: ContractDecisions = {
  ...fieldsOf('Query', {
    partner:
      'assignment lead leadChannelCursor leadFeedCursor leadMessages leadStats leadTasks leads myDay payment siteVisit siteVisits',
    internal: 'leadAlerts previewRouting',
  }),
  ...fieldsOf('Mutation', {
    partner: `acceptLead addLeadNote addLeadTask advanceLead cancelSiteVisit changeLeadConsent claimLead completeSiteVisit
      createLead markLeadMessagesRead markLeadSeen recordFirstContact recordPayment requestSiteVisit rescheduleSiteVisit scheduleSiteVisit sendLeadMessage
      updateLeadTask withdrawLead`,
    internal: `acknowledgeLeadAlert confirmPayment createRoutingRule deleteRoutingRule reassignLead reassignLeads
      updateLeadSettings updateRoutingRule`,
  }),
  ...fieldsOf('Subscription', {
    partner: 'leadAssigned leadFeed leadMessageReceived myEnquiries pond',
    internal: 'leadBoard',
  }),
  ...fieldsOf('LeadChannel', { internal: 'LEAD_BOARD' }),
  ...fieldsOf('AgentWorkload', { internal: 'assignedToday dailyCap openCap openLeads' }),
  ...fieldsOf('Assignment', {
    partner: `acceptDueAt acceptedAt agent assignedAt contactDueAt endReason endedAt firstContactedAt id lead method
      seenAt`,
    internal: 'match',
  }),
  ...fieldsOf('Consent', { partner: 'channel givenAt purpose revokedAt' }),
  ...fieldsOf('EnquiryEvent', { partner: 'cursor eventId gap kind lead leadId occurredAt' }),
  ...fieldsOf('Lead', {
    partner: `acceptedAt activities agent allowedStages assignment assignments budgetMax budgetMin buyer closeReason contact
      createdAt enquiries firstContactedAt firstSource id languages lastSource listing message misses organization payments
      project recaptures routeAt routingStatus siteVisits slaBreaches stage tasks temperature unreadMessages updatedAt`,
    internal: 'ruleName ruleReason',
  }),
  ...fieldsOf('LeadActivity', {
    partner:
      'actor agent amount at channel closeReason contactOutcome fromStage id kind listing note source toStage',
  }),
  ...fieldsOf('LeadAlert', { internal: 'acknowledgedAt id kind lead listings raisedAt resolvedAt' }),
  ...fieldsOf('LeadAssignedEvent', { partner: 'assignment cursor eventId gap lead leadId occurredAt' }),
  ...fieldsOf('LeadBoardEvent', { internal: 'cursor eventId gap kind lead leadId occurredAt' }),
  ...fieldsOf('LeadContact', { partner: 'consents email name phone phoneVerified' }),
  ...fieldsOf('LeadEnquiry', { partner: 'askedAt id listing message project source' }),
  ...fieldsOf('LeadFeedEvent', {
    partner: 'assignment cursor eventId gap kind lead leadId occurredAt reason',
  }),
  ...fieldsOf('LeadFeedGap', { partner: 'missed' }),
  ...fieldsOf('LeadMessage', { partner: 'agent author id isRead sentAt text' }),
  ...fieldsOf('LeadMessageEvent', { partner: 'cursor eventId gap lead leadId message occurredAt' }),
  ...fieldsOf('LeadSettings', {
    internal: `acceptWithinS closesAtMinute contactWithinS dailyCap feedRetentionDays missesBeforePond openCap opensAtMinute
      slaBreachesBeforePond workDays`,
  }),
  ...fieldsOf('LeadStatsRow', {
    partner: `accepted agent booked closed contacted group leads medianSecondsToAccept medianSecondsToContact slaBreaches
      slaKept visited`,
  }),
  ...fieldsOf('LeadTask', { partner: 'closedAt createdAt dueAt id lead status title' }),
  ...fieldsOf('MatchExplanation', {
    internal: `budget contenders eligible final language locality match openCap openLeads projectExpertise trust`,
  }),
  ...fieldsOf('MyDay', { partner: 'date tasks toAccept toContact visits' }),
  ...fieldsOf('Payment', { partner: 'amount confirmedAt id kind receivedAt verified' }),
  ...fieldsOf('PondEvent', { partner: 'cursor eventId gap kind lead leadId occurredAt' }),
  ...fieldsOf('RefusedLead', { internal: 'code leadId message' }),
  ...fieldsOf('RoutingCandidate', { internal: 'agent match' }),
  ...fieldsOf('RoutingConditions', { internal: 'localityIds maxPrice minPrice projectIds sources' }),
  ...fieldsOf('RoutingPreview', { internal: 'candidates isOpen reason rule' }),
  ...fieldsOf('RoutingRule', { internal: 'agents conditions id isDefault name position' }),
  ...fieldsOf('SiteVisit', {
    partner: 'agent buyerCode completedAt ics id lead listing scheduledFor status verified',
  }),
  ...fieldsOf('WorkingArrangement', {
    internal: 'budgetMax budgetMin dailyCap openCap paused pausedUntil shiftEnd shiftStart',
  }),
};
