import { execute, sql, type EntityManager } from '@propmubi/runtime';
import { sha256Of } from './modules/document/document-content.js';
import type { SubmitDocumentInput } from './modules/document/document.inputs.js';
import { enterDocument } from './modules/document/submit-document.js';
import type { Submitter } from './modules/document/submitter.js';

/**
 * Enters a paper that says of itself that it is synthetic. Its few bytes go into Postgres, so that a demonstration needs no
 * store. Returns its id.
 */
export async function seedSyntheticDocument(
  em: EntityManager,
  submitter: Submitter,
  { key, ...about }: Pick<SubmitDocumentInput, 'subjectType' | 'subjectId' | 'type'> & { key: string },
  now: Date,
): Promise<string> {
  const content = Buffer.from(`%PDF-1.4\n% Synthetic document for demonstration: ${key}\n`);
  const sha256 = sha256Of(content);
  const file = { sha256, originalSha256: sha256, sizeBytes: content.length, mediaType: 'application/pdf' };
  const input = { ...about, contentBase64: content.toString('base64'), fileName: null };
  const { id } = await enterDocument(em, submitter, input, { ...file, storageKey: null, text: null }, now);
  await execute(
    em,
    sql`insert into trust.document_content (document_id, organization_id, content)
        values (${id}, ${submitter.organizationId}, ${content})`,
  );
  return id;
}
