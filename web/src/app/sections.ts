/** Screens that belong together, in the order of their tabs. */
export const MY_TABS = [
  { to: '/my', label: 'my.title', isExact: true },
  { to: '/my/shortlist', label: 'shortlist.title' },
  { to: '/my/searches', label: 'savedSearch.title' },
  { to: '/my/disputes', label: 'dispute.mine' },
  { to: '/my/notifications', label: 'notifications.title' },
  { to: '/my/data', label: 'myData.title' },
  { to: '/my/security', label: 'security.title' },
  { to: '/my/keys', label: 'apiKey.title' },
] as const;

export const WORK_TABS = [
  { to: '/work', label: 'work.title', isExact: true },
  { to: '/work/today', label: 'day.title' },
  { to: '/work/pond', label: 'pond.title' },
  { to: '/work/listings', label: 'ownListings.mine' },
  { to: '/work/trust', label: 'myTrust.title' },
  { to: '/work/figures', label: 'figures.mine' },
] as const;

export const MANAGE_TABS = [
  { to: '/manage', label: 'manage.board', isExact: true },
  { to: '/manage/people', label: 'manage.people' },
  { to: '/manage/listings', label: 'ownListings.all' },
  { to: '/manage/rules', label: 'manage.rules' },
  { to: '/manage/reports', label: 'reports.title' },
  { to: '/manage/audit', label: 'audit.title' },
  { to: '/manage/usage', label: 'usage.title' },
  { to: '/manage/webhooks', label: 'webhook.title' },
  { to: '/manage/brand', label: 'brand.title' },
] as const;

export const OPERATIONS_TABS = [
  { to: '/operations', label: 'operations.queues', isExact: true },
  { to: '/operations/identities', label: 'identities.title' },
  { to: '/operations/reviews', label: 'moderation.title' },
  { to: '/operations/log', label: 'log.title' },
  { to: '/operations/people', label: 'people.title', forAdministrators: true },
  { to: '/operations/system', label: 'system.title', forAdministrators: true },
] as const;
