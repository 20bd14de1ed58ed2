/** Screens that belong together, in the order of their tabs. */
export const MY_TABS = [
  { to: '/my', label: 'my.title', isExact: true },
  { to: '/my/shortlist', label: 'shortlist.title' },
  { to: '/my/searches', label: 'savedSearch.title' },
  { to: '/my/notifications', label: 'notifications.title' },
  { to: '/my/data', label: 'myData.title' },
  { to: '/my/security', label: 'security.title' },
] as const;
