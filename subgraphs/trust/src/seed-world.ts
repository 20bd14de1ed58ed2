/** What the seed needs of the demo world (`platform/src/demo-world.ts`). Ids follow from the keys. */
export interface TrustWorld {
  organizations: readonly { key: string }[];
  agents: readonly { key: string; organizationKey: string; reraNumber: string }[];
  buyers: readonly { key: string }[];
  reviewers: readonly { key: string }[];
}
