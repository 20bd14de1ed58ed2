/** One change of one file: `original` between two offsets becomes `replacement`. */
export interface Mutant {
  /** Path from the repository's root. */
  file: string;
  operator: string;
  start: number;
  end: number;
  original: string;
  replacement: string;
  /** 1-based. */
  line: number;
  /** Text of the line, trimmed: names the mutant in `survivors.ts` however far the line moves. */
  lineText: string;
}

export type Outcome = 'killed' | 'survived' | 'timeout';

export interface MutantResult extends Mutant {
  outcome: Outcome;
  /** The first test that failed. */
  killedBy?: string;
}

export function mutate(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** How `survivors.ts` names a mutant. */
export function keyOf({ lineText, original, replacement }: Mutant): string {
  return `${lineText} :: ${short(original)} → ${short(replacement)}`;
}

function short(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return oneLine.length > 60 ? `${oneLine.slice(0, 57)}…` : oneLine || '(removed)';
}
