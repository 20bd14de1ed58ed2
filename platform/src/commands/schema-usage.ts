import { ask, AnswerError } from '../demo/graph.js';
import { dim, print, printError, red } from '../terminal.js';

export interface SchemaUsageOptions {
  url: string;
  field?: string;
  client?: string;
  deprecated: boolean;
  days: string;
  json: boolean;
}

interface Usage {
  coordinate: string;
  isDeprecated: boolean;
  clientName: string;
  clientVersion: string;
  organizationId: string | null;
  requests: number;
  lastDay: string;
}

const USAGE = `query SchemaUsage($field: String, $client: String, $deprecated: Boolean, $days: Int) {
  fieldUsage(coordinate: $field, clientName: $client, deprecated: $deprecated, days: $days) {
    coordinate isDeprecated clientName clientVersion organizationId requests lastDay
  }
}`;

/** Prints who uses what of the API. Returns the exit code. */
export async function schemaUsage({ url, json, days, ...filter }: SchemaUsageOptions): Promise<number> {
  const token = process.env['PROPMUBI_TOKEN'];
  if (!token) {
    printError(
      red('Set PROPMUBI_TOKEN to an access token or an API key; `pnpm sign-in` gives one in development.'),
    );
    return 1;
  }
  try {
    const variables = { ...filter, days: Number(days) };
    const { fieldUsage } = await ask<{ fieldUsage: Usage[] | null }>(url, USAGE, variables, token);
    const usage = fieldUsage ?? [];
    if (json) print(JSON.stringify(usage, null, 2));
    else printTable(usage);
    return 0;
  } catch (error) {
    const text =
      error instanceof AnswerError ? `${error.message} (${error.code})` : `There is no answer from ${url}.`;
    printError(red(text));
    return 1;
  }
}

function printTable(usage: readonly Usage[]): void {
  if (usage.length === 0) return print('Nothing was counted.');
  const rows = usage.map((one) => [
    `${one.coordinate}${one.isDeprecated ? ' (deprecated)' : ''}`,
    [one.clientName, one.clientVersion].filter(Boolean).join(' '),
    one.organizationId ?? 'people and visitors',
    one.requests.toLocaleString('en'),
    one.lastDay,
  ]);
  const heads = ['what', 'program', 'for', 'requests', 'last day'];
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  print(dim(line(heads)));
  for (const row of rows) print(line(row));
}
