import type { PersonalDataMap } from '@propmubi/privacy';

/** What is kept of people by what brokerages use. */
export const quotaTables: PersonalDataMap['tables'] = {
  organization_quota: { without: 'numbers of a brokerage' },
  organization_usage: { without: 'numbers of a brokerage' },
  noted_usage: { without: 'numbers of a brokerage' },
  quota_alert: { without: 'numbers of a brokerage' },
};
