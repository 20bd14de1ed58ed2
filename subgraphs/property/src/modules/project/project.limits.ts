/** Projects that the members of one organization register: each is public at once, and a promoter files a few a year. */
export const PROJECTS_PER_ORGANIZATION = {
  name: 'registered-projects-organization',
  points: 100,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'allow',
} as const;
