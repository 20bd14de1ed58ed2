import { AnswerBytes, createFederation, localTransport, type Federation } from '../../src/index.js';
import { parseAnswer } from '../../src/transports/answer-body.js';
import { composeSupergraph, executableSubgraphs, type TestSubgraph } from './compose.js';

/** Changes what a subgraph answers, as its bytes. */
export type Change = (answer: Buffer, subgraph: string) => Buffer | Promise<Buffer>;

export interface TwoForms {
  /** The answer made of rows: subgraphs give bytes where they are taken. */
  rows(query: string, change?: Change): Promise<string>;
  /** The same made of objects. */
  objects(query: string, change?: Change): Promise<string>;
  /** Requests of the last run that took bytes. */
  readonly takenAsBytes: number;
}

const asIs: Change = (answer) => answer;

/** One graph whose answers are made in both ways. */
export function inTwoForms(subgraphs: Record<string, TestSubgraph>): TwoForms {
  let takenAsBytes = 0;
  const supergraphSdl = composeSupergraph(subgraphs);
  const schemas = executableSubgraphs(subgraphs);
  const create = (givesBytes: boolean): Federation<Change> =>
    createFederation<Change>({
      supergraphSdl,
      transports: (name) => {
        const local = localTransport<Change>(schemas[name] as never);
        return {
          async fetch(fetch) {
            const { data, errors } = await local.fetch(fetch);
            const body = await fetch.context(Buffer.from(JSON.stringify({ data, errors })), name);
            if (!givesBytes || !fetch.takesBytes) return parseAnswer(body);
            takenAsBytes += 1;
            return { body: AnswerBytes.copyOf(body) };
          },
        };
      },
    });
  const run =
    (federation: Federation<Change>) =>
    async (query: string, change: Change = asIs) => {
      takenAsBytes = 0;
      const answer = await federation.executeToJson(federation.prepare(query), { contextValue: change });
      const text = answer.toString();
      answer.release();
      return text;
    };
  return {
    rows: run(create(true)),
    objects: run(create(false)),
    get takenAsBytes() {
      return takenAsBytes;
    },
  };
}
