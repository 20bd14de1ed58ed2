import { fieldsOf, own, self, type Rules } from '../rule.js';

const LEAD =
  'A manager those of the brokerage, an agent one’s own and the pond’s, a buyer one’s own enquiries.';
const AGENT_LEAD = 'Leads that are assigned to oneself, or of the brokerage one manages.';
const VISIT = 'Visits of one’s own leads or enquiries.';

const WORK = 'Agents and managers of the brokerage.';

export const crmRules: Rules = {
  ...fieldsOf('Query', '', {
    lead: own(LEAD),
    leadAlerts: self('Of the brokerage one manages.'),
    leadTasks: self('Of the brokerage one manages, or of leads one has.'),
    siteVisits: self('Of the brokerage one manages, of leads one has, or one’s own.'),
    leadChannelCursor: self('A place in one’s own channel.'),
    leadFeedCursor: self('A place in one’s own feed.'),
    leadMessages: own('Of one’s own enquiries, of leads one has, of the brokerage one manages.'),
    leadStats: self('The brokerage one manages, an agent one’s own.'),
    leads: own(LEAD),
    myDay: self('One’s own leads, visits and tasks.'),
    assignment: own('Of the brokerage one manages, or one’s own turn.'),
    payment: own('Of leads one may see.'),
    siteVisit: own('Of leads one may see.'),
    previewRouting: self('Rules of the brokerage one manages.'),
  }),
  ...fieldsOf('Mutation', '', {
    acceptLead: own(AGENT_LEAD),
    acknowledgeLeadAlert: own('Alerts of the brokerage one manages.'),
    addLeadNote: own(AGENT_LEAD),
    addLeadTask: own(AGENT_LEAD),
    advanceLead: own(AGENT_LEAD),
    cancelSiteVisit: own(VISIT),
    changeLeadConsent: own('Enquiries of one’s own, or leads at which one records what the person said.'),
    claimLead: own('Leads in the pond of one’s brokerage.'),
    completeSiteVisit: own(AGENT_LEAD),
    confirmPayment: own('Payments of one’s own.'),
    createLead: self('For oneself, or for a person one met.'),
    createRoutingRule: self('Of the brokerage one manages.'),
    deleteRoutingRule: own('Of the brokerage one manages.'),
    markLeadMessagesRead: own('Of one’s own enquiries, or of leads one has.'),
    markLeadSeen: own(AGENT_LEAD),
    reassignLead: own('Of the brokerage one manages.'),
    reassignLeads: own('Of the brokerage one manages.'),
    recordFirstContact: own(AGENT_LEAD),
    recordPayment: own(AGENT_LEAD),
    requestSiteVisit: own('Enquiries of one’s own.'),
    rescheduleSiteVisit: own(VISIT),
    scheduleSiteVisit: own(AGENT_LEAD),
    sendLeadMessage: own('About one’s own enquiries, or leads one has.'),
    updateLeadTask: own(AGENT_LEAD),
    updateLeadSettings: self('Of the brokerage one manages.'),
    updateRoutingRule: own('Of the brokerage one manages.'),
    withdrawLead: own('Enquiries of one’s own.'),
  }),
  ...fieldsOf('Subscription', '', {
    leadAssigned: self('Leads that are assigned to oneself.'),
    leadBoard: self('Leads of the brokerage one manages.'),
    leadFeed: self('What happens to leads that are assigned to oneself.'),
    leadMessageReceived: self('About one’s own enquiries, or leads one has.'),
    myEnquiries: self('One’s own.'),
    pond: self('Leads in the pond of one’s brokerage.'),
  }),
  ...fieldsOf(
    'Lead',
    `acceptedAt agent budgetMax budgetMin buyer closeReason createdAt enquiries firstContactedAt firstSource id
     languages lastSource listing message misses organization payments project recaptures routeAt routingStatus siteVisits slaBreaches
     stage updatedAt`,
    {
      activities: own(WORK),
      allowedStages: own(WORK),
      assignment: own(WORK),
      assignments: own(WORK),
      contact: own('The buyer, the agent who has the lead, and managers; each channel by consent.'),
      ruleName: own(WORK),
      ruleReason: own(WORK),
      tasks: own(WORK),
      temperature: own(WORK),
      unreadMessages: own('The buyer and the agent who has the lead.'),
    },
  ),
  ...fieldsOf('SiteVisit', 'agent completedAt ics id lead listing scheduledFor status verified', {
    buyerCode: own('The buyer.'),
  }),
};
