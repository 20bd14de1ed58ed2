/** An event by its id and the aggregate whose events keep their order. */
export interface Delivered {
  id: string;
  subject: string;
}

export interface DeliveryReport {
  /** Acknowledged to the writer and without effect. */
  lost: Delivered[];
  /** With more than one effect. */
  repeated: Delivered[];
  /** With an effect though no writer was told that they were written. A writer that died may leave some. */
  unacknowledged: Delivered[];
  /** Effects that came before that of an earlier event of the same aggregate. */
  disordered: Delivered[];
}

/**
 * Compares, after the fact, what writers were promised with what consumers did. Both are logs in order: `acked` in
 * the order of each aggregate's commits, `effects` in the order they were committed.
 */
export function checkDeliveries(acked: readonly Delivered[], effects: readonly Delivered[]): DeliveryReport {
  const place = new Map(acked.map(({ id }, at) => [id, at]));
  const times = new Map<string, number>();
  const latest = new Map<string, number>();
  const report: DeliveryReport = { lost: [], repeated: [], unacknowledged: [], disordered: [] };
  for (const effect of effects) {
    const time = (times.get(effect.id) ?? 0) + 1;
    times.set(effect.id, time);
    if (time === 2) report.repeated.push(effect);
    const at = place.get(effect.id);
    if (at === undefined) {
      report.unacknowledged.push(effect);
      continue;
    }
    if (at < (latest.get(effect.subject) ?? -1)) report.disordered.push(effect);
    else latest.set(effect.subject, at);
  }
  report.lost = acked.filter(({ id }) => !times.has(id));
  return report;
}

/** What `checkDeliveries` answers when the promise was kept. */
export const nothingWrong: DeliveryReport = { lost: [], repeated: [], unacknowledged: [], disordered: [] };
