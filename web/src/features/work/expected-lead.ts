import type { ResultOf } from '@graphql-typed-document-node/core';
import type {
  AcceptLeadInput,
  AddLeadNoteInput,
  AdvanceLeadInput,
  LeadActivityKind,
} from '../../graphql/graphql.js';
import { makeFragmentData } from '../../graphql/index.js';
import { ActivityFields } from './activity-fields.js';
import type { Lead } from './lead-query.js';

type Input<Of> = { input: Of };

export const accepted = (lead: Lead, _variables: Input<AcceptLeadInput>): Lead => ({
  ...lead,
  acceptedAt: now(),
});

/** Which stages follow is known once the graph has answered. */
export const advanced = (
  lead: Lead,
  { input: { stage, temperature, note } }: Input<AdvanceLeadInput>,
): Lead => ({
  ...withActivity(lead, 'STAGE_CHANGED', { note: note ?? null, fromStage: lead.stage, toStage: stage }),
  stage,
  temperature: temperature ?? lead.temperature,
});

export const noted = (lead: Lead, { input: { note } }: Input<AddLeadNoteInput>): Lead =>
  withActivity(lead, 'NOTE_ADDED', { note });

const now = () => new Date().toISOString();

/** At the top of the timeline, where the graph puts what is newest. */
function withActivity(
  lead: Lead,
  kind: LeadActivityKind,
  facts: Partial<ResultOf<typeof ActivityFields>>,
): Lead {
  const id = `expected ${now()}`;
  const activity = {
    id,
    kind,
    at: now(),
    note: null,
    channel: null,
    contactOutcome: null,
    amount: null,
    fromStage: null,
    toStage: null,
    closeReason: null,
    actor: null,
    agent: null,
    ...facts,
  };
  const edge = { node: { id, ...makeFragmentData(activity, ActivityFields) } };
  return { ...lead, activities: { edges: [edge, ...(lead.activities?.edges ?? [])] } };
}
