import { calendarDay } from '@propmubi/domain';
import type { FieldUsageReport, FieldUsageSender } from '@propmubi/runtime/field-usage';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../operations/gateway-context.js';
import type { ClientApp } from './client-app.js';
import { usedCoordinates } from './used-coordinates.js';

const SEND_EVERY_MS = 10_000;
/** Programs of a day in one process, by whether they ask for an organization. Names are made up at will: further ones count as one. */
const MOST_VISITING = 200;
const MOST_OF_ORGANIZATION = 20;
/** Coordinates that one report names by program, some 400 KB: a program that makes up names could ask for all of them under each. */
const MOST_COORDINATES = 10_000;
/** Reports that wait for Redis. Usage is a hint: of a long outage the last are enough. */
const MOST_UNSENT = 500;
const OTHERS: ClientApp = { name: 'others', version: '' };

interface UsedOperation {
  document: DocumentNode;
  schema: GraphQLSchema;
  requests: number;
}

interface ClientUsage extends Pick<FieldUsageReport, 'organizationId' | 'clientName' | 'clientVersion'> {
  operations: Map<OperationDefinitionNode, UsedOperation>;
}

/**
 * Counts which program uses what of the schema. A request costs an entry of a map; documents are looked at when it is reported,
 * once for all that asked them meanwhile. The day is that of the report.
 */
export class FieldUsage {
  private clients = new Map<string, ClientUsage>();
  private unsent: FieldUsageReport[] = [];
  /** Those of the day, by organization. */
  private named = new Map<string | null, Set<string>>();
  private day: string;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sender: FieldUsageSender,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.day = calendarDay(now());
  }

  count(
    { viewer, app, isOwn }: Pick<GatewayContext, 'viewer' | 'app' | 'isOwn'>,
    schema: GraphQLSchema,
    { definition, document }: { definition: OperationDefinitionNode; document: DocumentNode },
  ): void {
    if (isOwn) return;
    const { operations } = this.clientOf(viewer.organizationId, app ?? OTHERS);
    const used = operations.get(definition);
    if (used) used.requests += 1;
    else operations.set(definition, { document, schema, requests: 1 });
    this.timer ??= setTimeout(() => void this.report(), SEND_EVERY_MS).unref();
  }

  /** Says what was counted since it last did; by itself every ten seconds in which something was. */
  async report(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const day = calendarDay(this.now());
    if (day !== this.day) this.named = new Map();
    this.day = day;
    const reports = [
      ...this.unsent,
      ...bounded([...this.clients.values()].map((client) => reportOf(client, day))),
    ];
    this.clients = new Map();
    this.unsent = [];
    if (reports.length === 0 || (await this.sender.send(reports))) return;
    this.unsent = reports.slice(-MOST_UNSENT);
    this.timer ??= setTimeout(() => void this.report(), SEND_EVERY_MS).unref();
  }

  async close(): Promise<void> {
    await this.report();
    clearTimeout(this.timer);
    this.sender.close();
  }

  private clientOf(organizationId: string | null, app: ClientApp): ClientUsage {
    const key = `${organizationId ?? ''}\n${app.name}\n${app.version}`;
    const known = this.clients.get(key);
    if (known) return known;
    if (app !== OTHERS && !this.takesName(organizationId, key)) return this.clientOf(organizationId, OTHERS);
    const client = {
      organizationId,
      clientName: app.name,
      clientVersion: app.version,
      operations: new Map(),
    };
    this.clients.set(key, client);
    return client;
  }

  private takesName(organizationId: string | null, key: string): boolean {
    const names = this.named.get(organizationId) ?? new Set();
    const most = organizationId === null ? MOST_VISITING : MOST_OF_ORGANIZATION;
    if (!names.has(key) && names.size >= most) return false;
    this.named.set(organizationId, names.add(key));
    return true;
  }
}

/** The same, with the programs that come after the most coordinates as one for each organization. */
function bounded(reports: readonly FieldUsageReport[]): FieldUsageReport[] {
  const others = new Map<string | null, FieldUsageReport>();
  let coordinates = 0;
  const named = reports.filter((report) => {
    coordinates += Object.keys(report.requests).length;
    if (report.clientName !== OTHERS.name && coordinates <= MOST_COORDINATES) return true;
    others.set(report.organizationId, merged(others.get(report.organizationId), report));
    return false;
  });
  return [...named, ...others.values()];
}

function merged(into: FieldUsageReport | undefined, report: FieldUsageReport): FieldUsageReport {
  if (!into) return { ...report, clientName: OTHERS.name, clientVersion: OTHERS.version };
  const requests = { ...into.requests };
  for (const [coordinate, count] of Object.entries(report.requests))
    requests[coordinate] = (requests[coordinate] ?? 0) + count;
  return { ...into, requests, deprecated: [...new Set([...into.deprecated, ...report.deprecated])] };
}

function reportOf({ operations, ...client }: ClientUsage, day: string): FieldUsageReport {
  const requests: Record<string, number> = {};
  const deprecated = new Set<string>();
  for (const [definition, used] of operations) {
    for (const [coordinate, reason] of usedCoordinates(used.schema, definition, used.document)) {
      requests[coordinate] = (requests[coordinate] ?? 0) + used.requests;
      if (reason !== null) deprecated.add(coordinate);
    }
  }
  return { ...client, day, requests, deprecated: [...deprecated] };
}
