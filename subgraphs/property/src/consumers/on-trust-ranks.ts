import { execute, onEvent, sql } from '@propmubi/runtime';

/** Lists are filtered and sorted by trust. An earlier word that comes late changes nothing. */
export const onTrustRanksChanged = onEvent('TrustRanksChanged', async ({ data }, em) => {
  const ranks = data.ranks.map(({ subjectType, subjectId, band, percentile }) => ({
    kind: subjectType,
    id: subjectId,
    band,
    percentile,
  }));
  await execute(
    em,
    sql`select property.save_trust_ranks(${JSON.stringify(ranks)}::jsonb, ${data.computedAt}::timestamptz)`,
  );
});
