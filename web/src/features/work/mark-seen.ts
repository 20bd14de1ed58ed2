import { useEffect } from 'react';
import { request } from '../../lib/graph.js';
import { MarkLeadSeen } from './lead-actions.js';

/** Told once for each lead of this page. */
const told = new Set<string>();

/**
 * Says that the agent's screen shows this lead, once the page is in front: otherwise their phone rings for it. What fails is
 * not tried again: the phone rings.
 */
export function useMarkSeen(leadId: string | undefined): void {
  useEffect(() => {
    if (!leadId || told.has(leadId)) return;
    const tell = () => {
      if (document.visibilityState !== 'visible' || told.has(leadId)) return;
      told.add(leadId);
      document.removeEventListener('visibilitychange', tell);
      request(MarkLeadSeen, { input: { leadId } }).catch(() => undefined);
    };
    document.addEventListener('visibilitychange', tell);
    tell();
    return () => document.removeEventListener('visibilitychange', tell);
  }, [leadId]);
}
