import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../../graphql/index.js';

export const DashboardQuery = graphql(`
  query OperationsDashboard($name: DashboardName!, $minutes: Int!) {
    dashboard(name: $name, minutes: $minutes) {
      from
      to
      panels {
        title
        description
        unit
        limit
        series {
          name
          values
        }
      }
    }
  }
`);

export const DASHBOARDS = ['OVERVIEW', 'GATEWAY', 'LIVE', 'DATABASE', 'CACHE', 'BUSINESS'] as const;
export type DashboardName = (typeof DASHBOARDS)[number];

type Dashboard = NonNullable<ResultOf<typeof DashboardQuery>['dashboard']>;
export type Panel = Dashboard['panels'][number];
export type Series = NonNullable<Panel['series']>[number];
