import type { ResultOf } from '@graphql-typed-document-node/core';
import { type LiveChannel, type LiveStream, liveStream, type LiveStreamOptions } from './live-stream.js';
import { LeadAssigned, LeadFeedCursor } from './operations.js';

export type AssignedLead = ResultOf<typeof LeadAssigned>['leadAssigned'] & { gap?: null };

/** The leads that are assigned to the signed-in agent. */
export const LEAD_ASSIGNMENTS: LiveChannel<AssignedLead> = {
  subscription: LeadAssigned,
  start: LeadFeedCursor,
};

export type LiveLeadsOptions = LiveStreamOptions<AssignedLead>;
export type LiveLeads = LiveStream;

/** An agent's leads, each once, in order: `liveStream` of LEAD_ASSIGNMENTS. */
export function liveLeads(options: LiveLeadsOptions): LiveLeads {
  return liveStream(LEAD_ASSIGNMENTS, options);
}
