/** What was asked before the app was there, until the app takes it. */
const answers = new Map<string, Promise<Response>>();
/** As long as the app shows what it read without reading it again. From the start of the page. */
const FRESH_MS = 30_000;

/** Keeps the answer to a query that was sent without a session. */
export function keepEarlyAnswer(text: string, variables: object, answer: Promise<Response>): void {
  keep(keyOf(text, variables), answer);
}

/** The answer that is under way already, for the first that asks; another asks the graph. */
export function takeEarlyAnswer(text: string, variables: object): Promise<Response> | undefined {
  return performance.now() > FRESH_MS ? undefined : take(keyOf(text, variables));
}

const RENEWAL = 'renewal';

/** Keeps the answer to the question who is signed in. */
export function keepEarlyRenewal(answer: Promise<Response>): void {
  keep(RENEWAL, answer);
}

export function takeEarlyRenewal(): Promise<Response> | undefined {
  return take(RENEWAL);
}

const keyOf = (text: string, variables: object) => text + JSON.stringify(variables);

function keep(key: string, answer: Promise<Response>): void {
  answers.set(key, answer);
  // Without a network there is no answer: the app asks as if nothing had been sent.
  answer.catch(() => answers.delete(key));
}

function take(key: string): Promise<Response> | undefined {
  const answer = answers.get(key);
  answers.delete(key);
  return answer;
}
