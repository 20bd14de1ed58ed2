/**
 * What an organization may use of the platform. REQUESTS, COST, LEADS and SMS are counted by calendar day in India, SOCKETS
 * are those open at once, STORAGE is what is kept, in bytes.
 */
export const QUOTA_METRICS = ['REQUESTS', 'COST', 'SOCKETS', 'LEADS', 'STORAGE', 'SMS'] as const;
export type QuotaMetric = (typeof QUOTA_METRICS)[number];

/** How much of each. */
export type Quotas = Readonly<Record<QuotaMetric, number>>;
