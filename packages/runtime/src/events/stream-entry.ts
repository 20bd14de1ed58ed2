import { v5, validate } from 'uuid';

const NAMESPACE = '2f0a4e6e-8d0e-5d3c-9a53-6f1f0f4b6f5e';

/** An entry of a stream as a group reads it. */
export interface StreamEntry {
  stream: string;
  entryId: string;
  id: string;
  type: string;
  subject: string;
  /** The event as JSON. */
  event: string;
}

/** Reads Redis's `[entryId, [field, value, …]]`. Malformed entries must still convert, so that they can be dead-lettered. */
export function toStreamEntry(stream: string, [entryId, fields]: [string, string[]]): StreamEntry {
  const field = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) field.set(fields[at] as string, fields[at + 1] as string);
  const id = field.get('id') ?? '';
  return {
    stream,
    entryId,
    id: validate(id) ? id : v5(`${stream} ${entryId}`, NAMESPACE),
    type: field.get('type') ?? 'unknown',
    subject: field.get('subject') ?? entryId,
    event: field.get('event') ?? '',
  };
}
