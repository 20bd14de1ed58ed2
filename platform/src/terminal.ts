/** Writes for people. Colour only where a person looks and has not declined it. */
const colour = Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'];
const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const red = paint(31);
export const cyan = paint(36);

// A reader that has enough (`| head`) ends the command without an error, as it ends any Unix command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** An error as one line with its code, if it has one. Errors of the system carry their code in the text already. */
export function describeError(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const text = message || String(error);
  return code && !text.startsWith(code) ? `${code}: ${text}` : text;
}
