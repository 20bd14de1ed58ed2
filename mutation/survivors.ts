/** Why a mutant that survives does: `equivalent` changes nothing that can be observed; anything else says what is missing. */
export interface Survivor {
  file: string;
  /** As the report prints it: line, original and replacement. */
  mutant: string;
  reason: string;
  equivalent: boolean;
}

export const survivors: readonly Survivor[] = [];
