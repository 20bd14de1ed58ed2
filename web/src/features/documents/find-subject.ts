import type { TrustSubjectType } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';

const ProjectOfNumber = graphql(`
  query ProjectOfNumber($reraNumber: String!) {
    project(reraNumber: $reraNumber) {
      id
    }
  }
`);

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The id of what a document is about, from what its submitter writes; null where there is no such thing. */
export async function findSubject(
  type: TrustSubjectType,
  text: string,
  viewer: { id: string; agent?: { id: string } | null },
): Promise<string | null> {
  switch (type) {
    case 'USER':
      return viewer.id;
    case 'AGENT':
      return viewer.agent?.id ?? null;
    case 'LISTING':
      return ID.exec(text)?.[0] ?? null;
    case 'PROJECT': {
      const { project } = await request(ProjectOfNumber, { reraNumber: text.trim().toUpperCase() });
      return project?.id ?? null;
    }
  }
}
