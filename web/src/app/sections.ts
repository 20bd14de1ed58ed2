/** Screens that belong together, in the order of their tabs. */
export const MY_TABS = [
  { to: '/my', label: 'my.title', isExact: true },
  { to: '/my/shortlist', label: 'shortlist.title' },
  { to: '/my/searches', label: 'savedSearch.title' },
  { to: '/my/notifications', label: 'notifications.title' },
  { to: '/my/data', label: 'myData.title' },
  { to: '/my/security', label: 'security.title' },
] as const;

export const WORK_TABS = [
  { to: '/work', label: 'work.title', isExact: true },
  { to: '/work/today', label: 'day.title' },
  { to: '/work/pond', label: 'pond.title' },
  { to: '/work/trust', label: 'myTrust.title' },
  { to: '/work/figures', label: 'figures.mine' },
] as const;

export const MANAGE_TABS = [
  { to: '/manage', label: 'manage.board', isExact: true },
  { to: '/manage/people', label: 'manage.people' },
  { to: '/manage/rules', label: 'manage.rules' },
  { to: '/manage/reports', label: 'reports.title' },
  { to: '/manage/audit', label: 'audit.title' },
  { to: '/manage/usage', label: 'usage.title' },
] as const;
