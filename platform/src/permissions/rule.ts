import type { Role } from '@propmubi/runtime';

/**
 * What holds for a field besides the directives of the schema. The subgraphs enforce it in code and by row level
 * security; a rule states it, so that it stands in one place and is tested for every kind of viewer.
 */
export interface FieldRule {
  /**
   * `same`: all who pass the directives get the same. `own`: what is others' is refused or left out, as `text` says.
   * `part`: likewise, but part of it is public. `self`: it concerns the viewer alone; no argument can name another.
   * `parent`: as the object.
   */
  readonly reach: 'same' | 'own' | 'part' | 'self' | 'parent';
  readonly text?: string;
  /** Not for the tokens of API keys. Personal mutations, those without a scope, are so without saying it. */
  readonly people?: true;
  /** Also for those who are signing in, with the ticket that their first factor gave them. */
  readonly byTicket?: true;
  /** Roles that get all of it. */
  readonly all?: readonly Role[];
}

/** By `Type.field`. */
export type Rules = Readonly<Record<string, FieldRule>>;

export const same: FieldRule = { reach: 'same' };
export const self = (text: string): FieldRule => ({ reach: 'self', text });
/** As `self`, for the person and none of their programs. */
export const personal = (text: string): FieldRule => ({ reach: 'self', text, people: true });
export const own = (text: string, ...all: Role[]): FieldRule => ({ reach: 'own', text, all });
export const part = (text: string, ...all: Role[]): FieldRule => ({ reach: 'part', text, all });

/** The rules of one type: the fields named first are seen with the object. */
export function fieldsOf(type: string, withObject: string, rules: Rules = {}): Rules {
  const names = withObject.split(/\s+/).filter(Boolean);
  return {
    ...Object.fromEntries(names.map((name) => [`${type}.${name}`, { reach: 'parent' } as FieldRule])),
    ...Object.fromEntries(Object.entries(rules).map(([name, rule]) => [`${type}.${name}`, rule])),
  };
}
