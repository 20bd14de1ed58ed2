import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { VISITOR } from './desks.js';
import { PEOPLE, phoneOfAgent } from './people.js';

/** Screens by who sees most on them, as the router names their addresses. */
export const SCREENS: Readonly<Record<string, readonly string[]>> = {
  [VISITOR]: [
    '/',
    '/search',
    '/search?map=true',
    '/listing/$id',
    '/agent/$id',
    '/project/$reraNumber',
    '/builder/$id',
    '/compare',
    '/verify',
    '/erasure',
    '/sign-in',
  ],
  [PEOPLE.buyer]: [
    '/my',
    '/my/shortlist',
    '/my/searches',
    '/my/disputes',
    '/my/notifications',
    '/my/data',
    '/my/security',
    '/my/keys',
    '/listing/$id',
  ],
  [PEOPLE.agents[0] as string]: [
    '/work',
    '/work/today',
    '/work/pond',
    '/work/listings',
    '/work/trust',
    '/work/figures',
    '/documents',
  ],
  [PEOPLE.managers[0]]: [
    '/manage',
    '/manage/people',
    '/manage/listings',
    '/manage/rules',
    '/manage/reports',
    '/manage/audit',
    '/manage/usage',
    '/manage/webhooks',
    '/manage/brand',
  ],
  [PEOPLE.reviewers[0]]: ['/operations', '/operations/identities', '/operations/reviews', '/operations/log'],
  [PEOPLE.administrator]: ['/operations/people', '/operations/system'],
};

/** Addresses of all routes that show a screen, by the names of their files. */
export function routesOfApp(): string[] {
  const files = readdirSync(join(import.meta.dirname, '../src/app/routes'))
    .filter((file) => file !== '__root.tsx')
    .map((file) => file.replace(/\.tsx$/, ''));
  // The frame of a section is no screen.
  return files
    .filter((file) => !files.includes(`${file}.index`))
    .map(
      (file) =>
        `/${file
          .replace(/(^|\.)index$/, '')
          .replaceAll('_', '')
          .replaceAll('.', '/')}`,
    );
}

const SUBJECTS = `{ feed(first: 40) { edges { node { id agent { id reraNumber } project { reraNumber builder { id } } } } } }`;

interface Home {
  id: string;
  agent: { id: string; reraNumber: string } | null;
  project: { reraNumber: string; builder: { id: string } } | null;
}

/**
 * A home that an agent of the seed offers, and what leads from it. An agent gets ten leads a day; a story of several asks for a
 * home of another agent than the one `besides` is.
 */
export async function firstHome(request: APIRequestContext, besides?: string) {
  const answer = await request.post('/graphql', { data: { query: SUBJECTS } });
  const { data } = (await answer.json()) as { data: { feed: { edges: { node: Home }[] } } };
  for (const { node } of data.feed.edges) {
    const { id, agent, project } = node;
    const phone = phoneOfAgent(agent);
    if (agent && project && phone && phone !== besides) return { id, agent, project, phone };
  }
  throw new Error('None of the newest homes is of an agent of the seed.');
}

/** The number of an agent of the seed. */
export async function agentPhone(request: APIRequestContext, id: string): Promise<string> {
  const query = 'query AgentPhone($id: ID!) { agent(id: $id) { id reraNumber } }';
  const answer = await request.post('/graphql', { data: { query, variables: { id } } });
  const { data } = (await answer.json()) as { data: { agent: Home['agent'] } };
  const phone = phoneOfAgent(data.agent);
  if (!phone) throw new Error(`${id} is no agent of the seed.`);
  return phone;
}

/** The address of a screen that is about something. */
export function addressOf(screen: string, home: Awaited<ReturnType<typeof firstHome>>): string {
  const { id, agent, project } = home;
  const ids: Readonly<Record<string, string>> = {
    '/listing/$id': id,
    '/agent/$id': agent.id,
    '/builder/$id': project.builder.id,
    '/project/$reraNumber': project.reraNumber,
  };
  return screen.replace(/\$\w+/, ids[screen] ?? '');
}
