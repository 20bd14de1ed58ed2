import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const OwnApiKeys = graphql(`
  query OwnApiKeys {
    apiKeys {
      id
      name
      scopes
      createdAt
      expiresAt
      lastUsedAt
      revokedAt
    }
    scopes {
      name
      held
    }
  }
`);

export type ApiKey = NonNullable<ResultOf<typeof OwnApiKeys>['apiKeys']>[number];
