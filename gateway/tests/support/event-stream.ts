/** The results of an operation that is answered as server-sent events, until the stream says that it is complete. */
export async function* eventStream<Result>(
  url: string,
  query: string,
  token: string,
): AsyncGenerator<Result, undefined> {
  const response = await fetch(`${url}/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query }),
  });
  let text = '';
  for await (const chunk of (response.body as ReadableStream<Uint8Array>).pipeThrough(
    new TextDecoderStream(),
  )) {
    text += chunk;
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      if (message.startsWith('event: complete')) return undefined;
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data) yield JSON.parse(data) as Result;
    }
  }
  return undefined;
}
