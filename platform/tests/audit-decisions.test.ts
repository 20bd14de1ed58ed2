import { describe, expect, it } from '@jest/globals';
import type { AuditDeclarations } from '@propmubi/runtime';
import { buildSchema } from 'graphql';
import { auditDecisions, auditMarkdown } from '../src/permissions/audit-decisions.js';
import type { Access, FieldPermissions } from '../src/permissions/matrix.js';

/** What `pnpm schema` writes of the real schema is schema/audit.md, which CI compares. */
describe('what leaves an audit entry', () => {
  const schema = buildSchema(`
    type Query { person: Person }
    type Person { name: String phone: String notes: String }
    type Mutation { change: Boolean touch: Boolean }`);
  const field = (coordinate: string, kind: Access['kind']): FieldPermissions => ({
    coordinate,
    rule: { reach: 'same' } as never,
    access: new Map([['anonymous', { kind } as Access]]),
  });
  const FIELDS = [
    field('Query.person', 'all'),
    field('Person.name', 'object'),
    field('Person.phone', 'nothing'),
    field('Mutation.change', 'nothing'),
  ];
  const decided = (
    { mutations = {}, reads = {} }: { mutations?: object; reads?: Record<string, string> },
    fields = FIELDS,
    unaudited: Record<string, string> = {},
  ) => {
    const audit: AuditDeclarations = {
      mutations: new Map(Object.entries(mutations)),
      reads: new Map(Object.entries(reads)),
    };
    return auditDecisions([{ name: 'people', schema, audit }], fields, unaudited);
  };
  const whole = {
    mutations: { change: true, touch: { exception: 'It is nothing.' } },
    reads: { 'Person.phone': 'PHONE_READ' },
  };

  it('is decided for every mutation and for every field that a stranger does not read', () => {
    const { decisions, problems } = decided(whole);
    expect(problems).toEqual([]);
    expect(decisions).toEqual([
      { coordinate: 'Mutation.change', leaves: 'an entry', reason: '' },
      { coordinate: 'Mutation.touch', leaves: null, reason: 'It is nothing.' },
      { coordinate: 'Person.phone', leaves: 'PHONE_READ', reason: '' },
    ]);
    const text = auditMarkdown({ decisions, problems });
    expect(text).toContain('| Person.phone | PHONE_READ |');
    expect(text).toContain('| Mutation.touch | It is nothing. |');
  });

  it('is a problem for a new mutation', () => {
    expect(decided({ ...whole, mutations: { change: true } }).problems).toEqual([
      'Mutation.touch: neither @Audited nor @NotAudited(reason).',
    ]);
  });

  it('is a problem for a new field that not everyone reads, until it is audited or has a reason', () => {
    const fields = [...FIELDS, field('Person.notes', 'never')];
    const problem = 'Person.notes: neither @AuditsRead nor a reason in unaudited-reads.ts.';
    expect(decided(whole, fields).problems).toEqual([problem]);
    expect(decided(whole, fields, { 'Person.notes': 'One’s own.' }).problems).toEqual([]);
  });

  it('is a problem where a reason is left over', () => {
    expect(decided(whole, FIELDS, { 'Person.phone': 'x', 'Person.gone': 'x' }).problems).toHaveLength(2);
  });
});
