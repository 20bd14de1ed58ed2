import type { Dashboard } from './dashboard.js';

/** What the platform is for, counted where it is committed. */
export const business: Dashboard = {
  uid: 'business',
  title: 'leads, trust and people',
  panels: [
    {
      title: 'Leads',
      description: 'A second: created, given to an agent, accepted.',
      unit: 'ops',
      queries: {
        created: 'propmubi:leads_created:rate5m',
        assigned: 'propmubi:leads_assigned:rate5m',
        accepted: 'propmubi:leads_accepted:rate5m',
      },
    },
    {
      title: 'Leads whose deadline was missed',
      description: 'Share of those that were given to an agent.',
      unit: 'percentunit',
      queries: { missed: 'propmubi:leads_missed:ratio_rate30m' },
      limit: 0.3,
    },
    {
      title: 'What happened',
      description: 'Facts in an hour, by type, the twelve most frequent.',
      unit: 'short',
      queries: {
        '{{type}}': 'topk(12, sum by (type) (increase(propmubi_events_published_total[1h])))',
      },
    },
    {
      title: 'Trust scores',
      description: 'Computed a second, and subjects that wait for it.',
      unit: 'short',
      queries: { computed: 'propmubi:trust_scores:rate5m', waiting: 'sum(propmubi_trust_scores_waiting)' },
    },
    {
      title: 'Sign-in codes',
      description: 'In an hour: sent and refused.',
      unit: 'short',
      queries: { '{{outcome}}': 'sum by (outcome) (increase(propmubi_otp_codes_total[1h]))' },
    },
    {
      title: 'Pages as browsers saw them',
      description: 'The slowest quarter of largest paints and of reactions to a tap.',
      unit: 's',
      queries: {
        '{{vital}}':
          'histogram_quantile(0.75, sum by (vital, le) (rate(web_vital_seconds_bucket{vital=~"LCP|INP"}[30m])))',
      },
      limit: 2.5,
    },
  ],
};
