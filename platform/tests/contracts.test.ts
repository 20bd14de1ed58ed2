import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { audiencesOf } from '../src/contracts/audiences.js';
import { fieldsOf } from '../src/contracts/decision.js';
import { repositoryRoot } from '../src/repository.js';

const SCHEMA = `
  type Query { home(id: ID!, debug: Boolean): Home rooms(by: RoomOrder): RoomConnection ledger: Ledger }
  type Mutation { paint(input: PaintInput!): PaintPayload }
  type Home { id: ID! price: Int margin: Int owner: Owner }
  type Owner { name: String }
  type Ledger { total: Int }
  type RoomConnection { edges: [RoomEdge!]! }
  type RoomEdge { node: Room! }
  type Room { size: Int }
  enum RoomOrder { SIZE }
  input PaintInput { colour: Colour! }
  enum Colour { RED }
  type PaintPayload { home: Home }`;
const DECISIONS = {
  ...fieldsOf('Query', { public: 'home', partner: 'rooms', internal: 'ledger' }),
  ...fieldsOf('Mutation', { partner: 'paint' }),
  ...fieldsOf('Home', { public: 'id price', partner: 'owner', internal: 'margin' }),
  ...fieldsOf('Owner', { partner: 'name' }),
  ...fieldsOf('Ledger', { internal: 'total' }),
  ...fieldsOf('Room', { partner: 'size' }),
};
const decide = (decisions: typeof DECISIONS, sdl = SCHEMA) =>
  audiencesOf([{ typeDefs: parse(sdl) }], decisions);

describe('audiencesOf', () => {
  it('gives the frame of lists and mutations to those who see what leads to it', () => {
    const { of, problems } = decide(DECISIONS);
    expect(problems).toEqual([]);
    expect(Object.fromEntries([...of].filter(([coordinate]) => !coordinate.includes('.')))).toEqual({
      ...{ Query: 'public', Home: 'public', Mutation: 'partner', Owner: 'partner', Room: 'partner' },
      ...{ RoomConnection: 'partner', RoomEdge: 'partner', RoomOrder: 'partner' },
      ...{ PaintInput: 'partner', Colour: 'partner', PaintPayload: 'partner' },
    });
    expect([of.get('Home.price'), of.get('Home.owner'), of.get('Home.margin')]).toEqual([
      'public',
      'partner',
      undefined,
    ]);
  });

  it('asks for a decision on each new field, and on one that is gone', () => {
    const grown = `${SCHEMA} type Garden { trees: Int }`.replace('price: Int', 'price: Int garden: Garden');
    expect(decide({ ...DECISIONS, 'Home.gone': 'public' } as never, grown).problems).toEqual([
      expect.stringMatching(/^Home\.garden: in which contract/),
      expect.stringMatching(/^Garden\.trees: in which contract/),
      'Home.gone: decided, but the schema has no such field.',
    ]);
  });

  it('refuses a field whose type its audience sees nothing of', () => {
    expect(decide({ ...DECISIONS, 'Home.owner': 'public' }).problems).toEqual([
      'Home.owner: is public, but Owner has no public field.',
    ]);
  });

  it('hides enum values from input alone', () => {
    expect(decide({ ...DECISIONS, 'RoomOrder.SIZE': 'internal' } as never).problems).toEqual([]);
    const sdl = SCHEMA.replace('price: Int', 'price(in: Colour): Int tint: Colour');
    const decisions = { ...DECISIONS, 'Home.tint': 'public', 'Colour.RED': 'internal' };
    expect(decide(decisions as never, sdl).problems).toEqual([
      'Colour.RED: is internal, but a field of a contract may give it.',
    ]);
  });

  it('refuses an interface of which a hidden type may come', () => {
    const sdl = `${SCHEMA.replace('ledger: Ledger', 'ledger: Ledger book: Book')}
      interface Book { total: Int }`.replace('type Ledger', 'type Ledger implements Book');
    const { problems } = decide({ ...DECISIONS, 'Query.book': 'partner' } as never, sdl);
    expect(problems).toEqual(['Ledger: may be met as Book, and is internal.']);
  });
});

describe('texts of refusals', () => {
  it('name nothing that partners do not have, as data (userErrors) they reach them as they are', () => {
    const schema = (name: string) =>
      buildSchema(readFileSync(join(repositoryRoot, `schema/${name}.graphql`), 'utf8'));
    const namesOf = (of: ReturnType<typeof schema>) =>
      Object.values(of.getTypeMap()).flatMap((type) => [
        type.name,
        ...('getFields' in type ? Object.keys(type.getFields()) : []),
      ]);
    const shown = new Set(namesOf(schema('contracts/partner')));
    const hidden = new Set(
      namesOf(schema('api')).filter((name) => !shown.has(name) && /[a-z][A-Z]/.test(name)),
    );
    const files = globSync('subgraphs/*/src/**/*.ts', { cwd: repositoryRoot });
    const texts = files.flatMap((file) =>
      [
        ...readFileSync(join(repositoryRoot, file), 'utf8').matchAll(/Error\(\s*(['`])((?:(?!\1).)*)\1/gs),
      ].map(([, , text = '']) => ({ file, text: text.replace(/\$\{[^}]*\}/g, '') })),
    );
    expect(texts.length).toBeGreaterThan(200);
    const naming = texts.filter(({ text }) => text.match(/\w+/g)?.some((word) => hidden.has(word)));
    expect(naming).toEqual([]);
  });
});
