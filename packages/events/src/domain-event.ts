/** A fact a subgraph recorded, in the CloudEvents 1.0 envelope. Ids and public facts only, never personal data. */
export interface DomainEvent<Data = unknown> {
  specversion: '1.0';
  /** Unique per event; consumers take each id once. */
  id: string;
  /** The subgraph that recorded it. */
  source: string;
  type: string;
  /** The aggregate the event is about; events of one subject keep their order. */
  subject: string;
  /** ISO 8601 instant. */
  time: string;
  datacontenttype: 'application/json';
  /** Names the payload's schema and its version: `urn:propmubi:event:LeadAssigned:1`. */
  dataschema: string;
  /** The tenant the fact belongs to; null for the public register. */
  organizationid: string | null;
  /** The trace of what recorded it (CloudEvents' distributed tracing extension); only where that is traced. */
  traceparent?: string | undefined;
  data: Data;
}
