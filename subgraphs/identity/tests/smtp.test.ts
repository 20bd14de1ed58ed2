import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { SmtpEmailSender } from '../src/modules/email/smtp-email-sender.js';
import { emailTexts } from '../src/modules/email/email-texts.js';
import { bodyOf, type MailServerUnderTest, startMailServer } from './support/mail-server.js';

const message = { to: 'asha@example.in', code: '042137', ...emailTexts.hi.signIn('042137', 5) };
const FROM = 'PropMubi <no-reply@propmubi.example>';

describe('SmtpEmailSender', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
  });

  async function server(...options: Parameters<typeof startMailServer>): Promise<MailServerUnderTest> {
    const started = await startMailServer(...options);
    open.push(started);
    return started;
  }
  function sender(port: number, more: Partial<ConstructorParameters<typeof SmtpEmailSender>[0]> = {}) {
    const made = new SmtpEmailSender({
      url: `smtp://localhost:${port}`,
      from: FROM,
      requireTls: true,
      timeoutMs: 2_000,
      ...more,
    });
    open.push(made);
    return made;
  }
  async function certificate() {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    });
    return { key, cert };
  }
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: Error & { code: string; cause?: Error }) => error,
    );

  it('sends by STARTTLS, signed in, what a reader of Hindi can read', async () => {
    const { key, cert } = await certificate();
    const { port, received } = await server({ key, cert });
    const url = `smtp://us%40er:p%2Fw@localhost:${port}`;
    await sender(port, { url, ca: cert }).send(message);
    expect(received).toMatchObject([
      { from: 'no-reply@propmubi.example', to: ['asha@example.in'], secure: true, user: 'us@er' },
    ]);
    const [mail] = received;
    expect(bodyOf(mail as (typeof received)[0])).toContain('042137 आपका PropMubi साइन-इन कोड है।');
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  });

  it('sends with TLS from the start', async () => {
    const { key, cert } = await certificate();
    const { port, received } = await server({ key, cert, secure: true });
    await sender(port, { url: `smtps://localhost:${port}`, ca: cert }).send(message);
    expect(received).toMatchObject([{ to: ['asha@example.in'], secure: true }]);
  });

  it('sends nothing to a server without TLS, unless that is allowed', async () => {
    const { port, received } = await server({ disabledCommands: ['STARTTLS'] });
    expect(await failure(sender(port).send(message))).toMatchObject({ code: 'EMAIL_NOT_SENT' });
    expect(received).toEqual([]);
    await sender(port, { requireTls: false }).send(message);
    expect(received).toMatchObject([{ secure: false }]);
  });

  it('sends nothing to a server whose certificate is not to be trusted', async () => {
    const { port, received } = await server(await certificate());
    expect(await failure(sender(port).send(message))).toMatchObject({ code: 'EMAIL_NOT_SENT' });
    expect(received).toEqual([]);
  });

  it.each([
    ['no such mailbox', 550, '5.1.1 <asha@example.in>: no such user', 'EMAIL_UNREACHABLE'],
    ['a server that states no enhanced code', 550, 'asha@example.in unknown', 'EMAIL_UNREACHABLE'],
    ['a sender that is refused', 550, '5.7.1 asha@example.in: relaying denied', 'EMAIL_NOT_SENT'],
    ['a full mailbox', 452, '4.2.2 asha@example.in is over quota', 'EMAIL_NOT_SENT'],
  ])('tells %s apart, without the address', async (_, responseCode, text, code) => {
    const { key, cert } = await certificate();
    const { port } = await server({
      key,
      cert,
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error(text), { responseCode })),
    });
    const error = await failure(sender(port, { ca: cert }).send(message));
    expect(error).toMatchObject({ code });
    expect(`${error?.message} ${error?.cause?.message} ${error?.cause?.stack}`).not.toMatch(/asha|042137/);
  });

  it('refuses wrong credentials as its own fault', async () => {
    const { key, cert } = await certificate();
    const { port } = await server({
      key,
      cert,
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('no')),
    });
    const url = `smtp://user:secret@localhost:${port}`;
    const error = await failure(sender(port, { url, ca: cert }).send(message));
    expect(error).toMatchObject({ code: 'EMAIL_NOT_SENT' });
    expect(`${error?.message} ${error?.cause?.message}`).not.toContain('secret');
  });

  it.each([
    ['does not greet', undefined],
    ['greets and is silent', '220 ready\r\n'],
  ])('gives a server up that %s', async (_, greeting) => {
    const sockets = new Set<Socket>();
    const silent: Server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      if (greeting) socket.write(greeting);
    });
    await new Promise<void>((resolve) => silent.listen(0, 'localhost', resolve));
    open.push({
      close: () => {
        for (const socket of sockets) socket.destroy();
        return new Promise((resolve) => silent.close(resolve));
      },
    });
    const { port } = silent.address() as AddressInfo;
    const error = await failure(sender(port, { timeoutMs: 100 }).send(message));
    expect(error).toMatchObject({
      code: 'EMAIL_NOT_SENT',
      cause: { message: expect.stringMatching(/ETIMEDOUT/) },
    });
  });

  it('gives a server up that cannot be reached', async () => {
    expect(await failure(sender(1).send(message))).toMatchObject({ code: 'EMAIL_NOT_SENT' });
  });

  it('takes no second recipient from an address', async () => {
    const { key, cert } = await certificate();
    const { port, received } = await server({ key, cert });
    await failure(sender(port, { ca: cert }).send({ ...message, to: 'asha@example.in, eve@example.in' }));
    await failure(
      sender(port, { ca: cert }).send({ ...message, to: 'asha@example.in>\r\nRCPT TO:<eve@example.in' }),
    );
    expect(received.flatMap(({ to }) => to).filter((to) => to === 'eve@example.in')).toEqual([]);
  });
});
