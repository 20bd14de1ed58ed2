import { Kind, type DocumentNode, type NameNode } from 'graphql';

/** A document's text without what does not change its operation. */
export interface SourceText {
  /** Without comments, white space, commas and the operation's name: equal for documents with equal operations. */
  readonly text: string;
  readonly operationName: string | undefined;
}

const TOKEN =
  /([\t\n\r ,\uFEFF]+|#[^\n\r]*)|("""(?:\\"""|[^])*?"""|"(?:[^"\\\n\r]|\\.)*"|[A-Za-z_]\w*|-?\d[\d.eE+-]*)|(?:\.\.\.|[^])/y;
const NAME_START = /^[A-Za-z_]/;
const OPERATIONS: ReadonlySet<string> = new Set(['query', 'mutation', 'subscription']);

/**
 * Reads the tokens of a document with one operation, several times faster than parsing it; undefined for one with
 * several. What does not parse may have a text, too, which no document that does has.
 */
export function readSourceText(source: string): SourceText | undefined {
  let text = '';
  let operationName: string | undefined;
  let operations = 0;
  let braces = 0;
  let parentheses = 0;
  let isStart = true;
  let mayBeName = false;
  let wasWord = false;
  let isApart = false;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const [token, ignored, word] = match;
    if (ignored !== undefined) {
      isApart = true;
      continue;
    }
    // A string that does not end.
    if (token === '"') return undefined;
    const isOperation = isStart && (OPERATIONS.has(token) || token === '{');
    if (isOperation) operations += 1;
    if (token === '(') parentheses += 1;
    else if (token === ')') parentheses -= 1;
    else if (parentheses === 0 && token === '{') braces += 1;
    else if (parentheses === 0 && token === '}') braces -= 1;
    isStart = token === '}' && braces === 0 && parentheses === 0;
    const isName = mayBeName && NAME_START.test(token);
    mayBeName = isOperation && word !== undefined;
    if (isName) {
      operationName = word;
      continue;
    }
    // Where they stood apart only: what is one token must not read as two, nor the other way round.
    if (wasWord && isApart && (word !== undefined || token === '...')) text += ' ';
    // The shorthand of a query is the same operation (2.3).
    text += isOperation && token === '{' ? 'query{' : token;
    wasWord = word !== undefined;
    isApart = false;
  }
  return operations === 1 ? { text, operationName } : undefined;
}

/** The same document with another name for its only operation. Everything but that name is shared. */
export function withOperationName(document: DocumentNode, operationName: string | undefined): DocumentNode {
  const name: NameNode | undefined =
    operationName === undefined ? undefined : { kind: Kind.NAME, value: operationName };
  return {
    ...document,
    definitions: document.definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? { ...node, name } : node,
    ),
  };
}
