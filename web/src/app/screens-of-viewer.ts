interface Viewer {
  roles: readonly string[] | null;
  organization: object | null;
}

const ALL = [
  { to: '/search', label: 'nav.search', isFor: () => true },
  { to: '/work', label: 'nav.work', isFor: ({ roles }: Viewer) => roles?.includes('AGENT') },
  { to: '/documents', label: 'nav.documents', isFor: ({ organization }: Viewer) => organization },
  { to: '/manage', label: 'nav.manage', isFor: ({ roles }: Viewer) => roles?.includes('BROKERAGE_MANAGER') },
  {
    to: '/operations',
    label: 'nav.operations',
    isFor: ({ roles }: Viewer) => roles?.includes('REVIEWER') || roles?.includes('ADMIN'),
  },
  { to: '/my', label: 'nav.my', isFor: () => true },
] as const;

/** Where the navigation leads a person of these roles. */
export const screensOf = (viewer: Viewer) => ALL.filter(({ isFor }) => isFor(viewer));
