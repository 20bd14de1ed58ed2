import type { CrmContext } from '../../context.js';
import type { SiteVisit } from './site-visit.entity.js';

/** A visit by id: for viewers who may see its lead. */
export async function resolveSiteVisit(
  { id }: { id: string },
  { loaders }: CrmContext,
): Promise<SiteVisit | null> {
  const visit = await loaders.visitById.load(id);
  return visit && (await loaders.leadById.load(visit.leadId)) ? visit : null;
}
