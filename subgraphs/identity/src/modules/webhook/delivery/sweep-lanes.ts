import { query, sql, systemViewer } from '@propmubi/runtime';
import type { LaneJob } from './webhook-lanes.js';
import { CLAIM_MS, type LaneServices, workLane } from './work-lane.js';

const SWEEP_BATCH = 500;
/** What waits for a lane is not asked for again at each sweep. */
const ASKED_FOR_AGAIN_SECONDS = 60;

/**
 * Has lanes worked that have been due for `overdueMs`, or whose process died: behind every job of the queue, so that nothing
 * hangs on one. Returns how many.
 */
export async function sweepLanes(services: LaneServices, overdueMs: number): Promise<number> {
  const lanes = await dueLanes(services, overdueMs);
  const at = new Date(services.now());
  for (const lane of lanes) {
    const scope = services.database.scope(systemViewer(lane.organizationId));
    await scope
      .write((em) => services.schedule(em, [{ ...lane, at, oncePerSeconds: ASKED_FOR_AGAIN_SECONDS }]))
      .finally(() => scope.close());
  }
  return lanes.length;
}

/** Works them itself, one after the other. */
export async function workDueLanes(services: LaneServices): Promise<number> {
  const lanes = await dueLanes(services, 0);
  for (const lane of lanes) await workLane(services, lane, 'slow');
  return lanes.length;
}

async function dueLanes(services: LaneServices, overdueMs: number): Promise<LaneJob[]> {
  const scope = services.database.scope(systemViewer(null));
  const now = services.now();
  const rows = await scope
    .read((em) =>
      query(
        em,
        sql<{ organization_id: string; endpoint_id: string; subject_id: string }>`
          select organization_id, endpoint_id, subject_id from identity.due_webhook_lanes(
            ${new Date(now - overdueMs)}::timestamptz, ${new Date(now - CLAIM_MS)}::timestamptz, ${SWEEP_BATCH}::integer)`,
      ),
    )
    .finally(() => scope.close());
  return rows.map((row) => ({
    organizationId: row.organization_id,
    endpointId: row.endpoint_id,
    subjectId: row.subject_id,
  }));
}
