const VERSION = /^# contracts of (\d{4}-\d{2}-\d{2})$/;
const DEPRECATED = /^# deprecated since (\d{4}-\d{2}-\d{2}): (.+)$/;
const COMMENT = '#';

/** What a supergraph says of its contracts, in comments of its first lines, which every reader of GraphQL skips. */
export interface ContractHeader {
  /** The day of the contracts; undefined for a supergraph that does not say it. */
  readonly version: string | undefined;
  /** The first day on which each coordinate was deprecated, as `2026-11-26`. */
  readonly deprecatedSince: ReadonlyMap<string, string>;
}

/** A supergraph with this header in the place of what it had. */
export function withContractHeader(supergraphSdl: string, header: ContractHeader): string {
  const rest = supergraphSdl.slice(headerLines(supergraphSdl).join('').length);
  const byDay = Map.groupBy(header.deprecatedSince, ([, day]) => day);
  const lines = [
    ...(header.version === undefined ? [] : [`# contracts of ${header.version}`]),
    ...[...byDay]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, some]) => `# deprecated since ${day}: ${some.map(([one]) => one).join(' ')}`),
  ];
  return [...lines, rest].join('\n');
}

export function readContractHeader(supergraphSdl: string): ContractHeader {
  const lines = headerLines(supergraphSdl).map((line) => line.trimEnd());
  const deprecatedSince = lines.flatMap((line) => {
    const [, day = '', coordinates = ''] = DEPRECATED.exec(line) ?? [];
    return coordinates
      .split(' ')
      .filter(Boolean)
      .map((one) => [one, day] as const);
  });
  return {
    version: lines.flatMap((line) => VERSION.exec(line)?.[1] ?? [])[0],
    deprecatedSince: new Map(deprecatedSince),
  };
}

/** The comments that a text begins with, each with its end of line. */
function headerLines(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; text.startsWith(COMMENT, at);) {
    const end = text.indexOf('\n', at) + 1 || text.length;
    lines.push(text.slice(at, end));
    at = end;
  }
  return lines;
}
