import { fieldsOf, type ContractDecisions } from '../decision.js';

/** People and brokerages as others see them, signing in, and keys. Their administration is our own apps’ affair. */
export const identity: ContractDecisions = {
  ...fieldsOf('Query', {
    public: 'agent agents node nodes organization rateLimit',
    partner: 'bulkQueries bulkQueryDownload fieldUsage me scopes user webhookDeliveries webhooks',
    internal: `agentApplications apiKeys auditTrail auditVerification dashboard dataExportDownload erasureReceipt invitations members myData
      myDataAccesses myDataExports myInvitations myMemberships myPasskeys myPassword mySecondFactor notification
      notificationCursor notificationSettings notifications organizations organizationUsage pushPublicKey sessions ssoSettings system users`,
  }),
  ...fieldsOf('Mutation', {
    partner: `bulkQuery cancelBulkQuery createWebhook exchangeApiKey refreshSession removeWebhook replayWebhook requestEmailOtp requestOtp
      rotateWebhookSecret sendTestWebhook signOut stepUp updateProfile updateWebhook verifyEmailOtp verifyOtp verifySecondFactor`,
    internal: `acceptInvitation addSsoDomain allowPasswords beginPasskeyRegistration beginPasskeySignIn beginPasskeyStepUp
      beginSso completeSso configureSso confirmAgent confirmSecondFactor createApiKey deactivateUser declineInvitation
      endUserSessions enforceSso enrolSecondFactor eraseMyData grantRole inviteAgent inviteManager leaveOrganization linkSso
      markNotificationsRead registerAgent registerOrganization registerPasskey rejectAgent rejectOrganization removeAgent removeMember reviewOrganizationName
      removePasskey removePassword removeSecondFactor removeSso removeSsoDomain renamePasskey renameSession
      replaceRecoveryCodes replayDeadLetters requestDataExport requestEmailVerification resetSecondFactor retryFailedJobs revokeApiKey revokeRole revokeSession
      setOrganizationQuota setPassword signInWithPasskey signInWithPassword signOutEverywhere stepUpWithPasskey subscribePush
      unsubscribePush updateAgentProfile updateNotificationSettings updateOrganization verifyEmail verifyIdentity verifyOrganization
      verifySsoDomain withdrawInvitation`,
  }),
  ...fieldsOf('Subscription', { internal: 'notificationReceived' }),
  ...fieldsOf('Agent', {
    public: 'id languages licenceExpiresOn licensed localities name organization reraNumber reviews trust',
    partner: 'user',
    internal: 'working workload',
  }),
  ...fieldsOf('Organization', {
    public: 'brand city createdAt id name status',
    partner: 'leads',
    internal: 'leadAlerts leadSettings registration routingRules similarlyNamed',
  }),
  ...fieldsOf('User', {
    public: 'agent id identityStatus languages name trust',
    partner: 'createdAt email emailVerifiedAt organization phone roles scopes status',
  }),
  ...fieldsOf('RateLimit', { public: 'limit name remaining resetSeconds windowSeconds' }),
  ...fieldsOf('BulkQuery', {
    partner: 'createdAt errors expiresAt failure finishedAt id query rows sha256 sizeBytes status',
  }),
  ...fieldsOf('BulkQueryDownload', { partner: 'expiresAt url' }),
  ...fieldsOf('FieldUsage', {
    partner: 'clientName clientVersion coordinate isDeprecated lastDay organizationId requests',
  }),
  ...fieldsOf('Session', { partner: 'accessToken expiresAt refreshToken user' }),
  ...fieldsOf('Scope', { partner: 'allows description held name' }),
  ...internalType(
    'AgentApplication',
    'createdAt id licenceExpiresOn name organization reasons reraNumber status',
  ),
  ...internalType('ApiKey', 'createdAt expiresAt id lastUsedAt name revokedAt scopes'),
  ...internalType(
    'AuditEntry',
    'action actor actorId after before kind organization recordedAt role seq source subjectId subjectType subjectUser viaKey',
  ),
  ...internalType('AuditVerification', 'entries problem seq'),
  ...internalType('DataAccess', 'action organization recordedAt role subjectId subjectType viaKey'),
  ...internalType(
    'DataExport',
    'expiresAt id partsReady partsTotal readyAt requestedAt sha256 sizeBytes status',
  ),
  ...internalType('DataExportDownload', 'expiresAt url'),
  ...internalType('DestroyedKey', 'destroyedAt fingerprint sealed'),
  ...internalType('ErasedPart', 'erasedAt rows subgraph'),
  ...internalType('ErasedTable', 'count table'),
  ...internalType('ErasureReceipt', 'complete erasedAt id keys parts signature userId'),
  ...internalType('Invitation', 'createdAt expiresAt id name organization reraNumber role status'),
  ...internalType('Membership', 'organization role since user'),
  ...internalType('MyPassword', 'changedAt isAllowed'),
  ...internalType('Notification', 'body category createdAt id kind readAt subjectId title'),
  ...internalType('NotificationChoice', 'category channel enabled kind'),
  ...internalType('NotificationEvent', 'cursor gap notification unreadCount'),
  ...internalType('NotificationGap', 'missed'),
  ...internalType(
    'NotificationSettings',
    'choices emailDigest marketingConsents quietFrom quietTo urgentInQuietHours',
  ),
  ...internalType('OpenSession', 'beganBy createdAt current expiresAt id lastUsedAt name'),
  ...internalType('OrganizationQuota', 'limit metric resetsAt share used'),
  ...internalType('OrganizationUsage', 'day quotas'),
  ...internalType('OrganizationRegistration', 'gstin pan requestedName'),
  ...fieldsOf('OrganizationBrand', {
    public: 'about colour contactEmail contactPhone logo websiteUrl',
  }),
  ...internalType('Dashboard', 'from name panels stepSeconds to'),
  ...internalType('DashboardPanel', 'description limit series title unit'),
  ...internalType('PanelSeries', 'name values'),
  ...internalType('ConnectionsInUse', 'busy idle most waiting'),
  ...internalType('DeadLetter', 'deliveries error eventId failedAt replayRequested subject type'),
  ...internalType('JobQueueState', 'failed name retryable retrying running waiting'),
  ...internalType(
    'ServiceState',
    'connections deadLetterCount deadLetters jobQueues unhandledEvents unpublishedEvents unpublishedSince',
  ),
  ...internalType('System', 'crm identity property reputation trust'),
  ...internalType('UnhandledEvents', 'count recordedBy'),
  ...internalType('Passkey', 'createdAt id isBackedUp lastUsedAt name'),
  ...internalType('SecondFactor', 'enrolledAt mandatory recoveryCodesLeft'),
  ...fieldsOf('Webhook', {
    partner: 'createdAt enabled eventTypes filter id name previousSecretUntil secretRotatedAt url',
  }),
  ...fieldsOf('WebhookDelivery', {
    partner: `attempts eventId eventType failure finishedAt id isReplay nextAttemptAt occurredAt responseStatus status subjectId`,
  }),
  ...fieldsOf('WebhookFilter', { partner: 'agentIds listingIds projectIds' }),
  ...internalType('SsoDomain', 'domain recordName recordValue verifiedAt'),
  ...internalType('SsoSettings', 'clientId domains enforced issuer redirectUrl'),
};

function internalType(type: string, internal: string): ContractDecisions {
  return fieldsOf(type, { internal });
}
