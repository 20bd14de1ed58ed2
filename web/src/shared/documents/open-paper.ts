import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';
import { saveFile } from '../../lib/save-file.js';

const PaperLink = graphql(`
  query PaperLink($id: ID!) {
    documentDownload(id: $id) {
      url
    }
  }
`);

const PaperPart = graphql(`
  query PaperPart($id: ID!, $part: Int!) {
    documentContent(id: $id, part: $part) {
      parts
      mediaType
      contentBase64
    }
  }
`);

/**
 * Opens a document's bytes in a tab of their own. The link is asked for at the press: it is good for two minutes. A paper
 * from before there were links is put together from its parts and saved.
 * @throws RequestError
 */
export async function openPaper(id: string): Promise<void> {
  // Opened at once: a browser stops a tab that opens after waiting.
  const tab = window.open('', '_blank');
  try {
    if (tab) tab.opener = null;
    const { documentDownload: link } = await request(PaperLink, { id });
    const url = link && new URL(link.url, location.origin);
    if (url && tab) tab.location.replace(url);
    else {
      tab?.close();
      saveFile('', url ?? (await joined(id)));
    }
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/**
 * A document's bytes, to be shown beside what is decided about it.
 * @throws RequestError
 */
export async function readPaper(id: string): Promise<Blob> {
  const { documentDownload: link } = await request(PaperLink, { id });
  if (!link) return joined(id);
  const answer = await fetch(new URL(link.url, location.origin));
  if (!answer.ok) throw new Error(`The paper was answered with HTTP ${answer.status}.`);
  return answer.blob();
}

async function joined(id: string): Promise<Blob> {
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  let mediaType = '';
  for (let part = 0, parts = 1; part < parts; part++) {
    const { documentContent: read } = await request(PaperPart, { id, part });
    // A paper without its end would be taken for the whole.
    if (!read) throw new Error(`Part ${part} of the document is missing.`);
    parts = read.parts;
    mediaType = read.mediaType;
    bytes.push(Uint8Array.from(atob(read.contentBase64), (character) => character.charCodeAt(0)));
  }
  return new Blob(bytes, { type: mediaType });
}
