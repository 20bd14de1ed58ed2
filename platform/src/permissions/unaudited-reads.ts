const OWN = 'The viewer’s own.';
const WORK =
  'What the brokerage does with its leads; how to reach the buyer is Lead.contact, which is audited.';
const ABOUT_PAPER =
  'About a paper, and nothing that is in it: opening it (documentContent, documentDownload) is audited.';
const SETTINGS = 'Settings of a brokerage, nothing personal.';
const DECISION = 'Work lists of deciders; what they decide is audited.';

/**
 * Fields that not everyone reads and that leave no audit entry when they are read, each with the reason. A field that is in
 * neither this list nor audited fails `pnpm schema`.
 */
export const unauditedReads: Readonly<Record<string, string>> = {
  'Query.agentApplications':
    'Names and register numbers of applicants for reviewers, as the public register has them.',
  'Query.apiKeys': OWN,
  'Query.assignment': WORK,
  'Query.auditTrail': 'The trail itself: ids and codes.',
  'Query.auditVerification': 'Whether the trail is whole.',
  'Query.dispute': DECISION,
  'Query.disputes': DECISION,
  'Query.document': ABOUT_PAPER,
  'Query.heldReviewReplies': DECISION,
  'Query.heldReviews': DECISION,
  'Query.invitations': 'Those that the brokerage sent itself; they show no number.',
  'Query.lead': WORK,
  'Query.leadChannelCursor': 'A place in a feed.',
  'Query.leadFeedCursor': 'A place in a feed.',
  'Query.leadStats': 'Counts.',
  'Query.leads': WORK,
  'Query.me': OWN,
  'Query.moderationQueue': DECISION,
  'Query.myDataAccesses': OWN,
  'Query.myDay': WORK,
  'Query.myInvitations': OWN,
  'Query.myMemberships': OWN,
  'Query.mySecondFactor': OWN,
  'Query.notification': OWN,
  'Query.notificationCursor': 'A place in a feed.',
  'Query.notificationSettings': OWN,
  'Query.notifications': OWN,
  'Query.organizationDocuments': ABOUT_PAPER,
  'Query.organizations': 'Firms; their tax registration (Organization.registration) is audited.',
  'Query.payment': WORK,
  'Query.previewRouting': SETTINGS,
  'Query.siteVisit': WORK,
  'Query.user': 'A name; number and address (User.phone, User.email) are audited.',
  'Query.verificationCases': DECISION,
  'Agent.user': 'A name; number and address (User.phone, User.email) are audited.',
  'Agent.working': SETTINGS,
  'Agent.workload': SETTINGS,
  'Document.appealableUntil': ABOUT_PAPER,
  'Document.checks': ABOUT_PAPER,
  'Document.decisionReason': ABOUT_PAPER,
  'Document.fileName': ABOUT_PAPER,
  'Document.history': ABOUT_PAPER,
  'Document.reviewDueAt': ABOUT_PAPER,
  'Document.sha256': ABOUT_PAPER,
  'Document.sizeBytes': ABOUT_PAPER,
  'Lead.activities': WORK,
  'Lead.allowedStages': WORK,
  'Lead.assignment': WORK,
  'Lead.assignments': WORK,
  'Lead.ruleName': WORK,
  'Lead.ruleReason': WORK,
  'Lead.tasks': WORK,
  'Lead.temperature': WORK,
  'Organization.leadAlerts': WORK,
  'Organization.leadSettings': SETTINGS,
  'Organization.leads': WORK,
  'Organization.routingRules': SETTINGS,
  'Organization.similarlyNamed': 'Names of firms, which are public.',
  'SiteVisit.buyerCode': OWN,
  'User.organization': OWN,
  'User.roles': 'Roles on the platform, for administrators, who grant them; grants are audited.',
};
