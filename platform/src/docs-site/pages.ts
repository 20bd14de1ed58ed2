/** A page of the documentation site: Markdown of the repository, and where it is served. */
export interface SitePage {
  /** Below the repository; pages of the reference are of a contract, and in no file. */
  source: string;
  /** Below `/docs/`, without `.html`. */
  path: string;
  title: string;
}

export interface SiteGroup {
  title: string;
  pages: readonly SitePage[];
}

const guide = (name: string, title: string): SitePage => ({
  source: `docs/guides/${name}.md`,
  path: name,
  title,
});
const page = (name: string, title: string): SitePage => ({ source: `docs/${name}.md`, path: name, title });

/** What who uses the API reads, in that order. What is for those who change or operate the platform stays in the repository. */
export const GUIDES: readonly SiteGroup[] = [
  {
    title: 'Begin',
    pages: [
      { source: 'docs/guides/README.md', path: 'index', title: 'Overview' },
      guide('first-call', 'First call in five minutes'),
      guide('packages', 'Packages to install'),
      page('sign-in', 'Signing in'),
      page('api-keys', 'API keys'),
    ],
  },
  {
    title: 'Use',
    pages: [
      guide('reading', 'Reading and paging'),
      guide('changing', 'Changing things'),
      guide('live-leads', 'Live leads'),
      page('webhooks', 'Webhooks'),
      page('bulk-queries', 'Bulk queries'),
      page('transparency-log', 'Proofs of documents'),
      page('errors', 'Errors'),
      guide('limits', 'Limits'),
      page('quotas', 'Quotas of organizations'),
      guide('following-changes', 'Following changes'),
    ],
  },
  {
    title: 'Know',
    pages: [
      page('domain', 'Terms of the field'),
      page('trust', 'Trust'),
      page('trust-scores', 'Trust scores'),
      { source: 'client/README.md', path: 'client', title: 'TypeScript client' },
      { source: 'client/python/README.md', path: 'python', title: 'Python client' },
      { source: 'packages/mcp/README.md', path: 'mcp', title: 'Assistants (MCP)' },
      { source: 'schema/CHANGELOG.md', path: 'changes', title: 'Changes of the API' },
      { source: 'schema/DEPRECATIONS.md', path: 'deprecations', title: 'Deprecations' },
    ],
  },
];

/** Files that readers take away, and where they are below `/docs/`. */
export const DOWNLOADS: Readonly<Record<string, string>> = {
  'client/postman/propmubi.postman_collection.json': 'downloads/propmubi.postman_collection.json',
};

/** Contracts whose reference is on the site, by the file in `schema/contracts`. */
export const REFERENCES = [
  { contract: 'public', title: 'Public API', path: 'reference/public' },
  { contract: 'partner', title: 'Partner API', path: 'reference/partner' },
] as const;
