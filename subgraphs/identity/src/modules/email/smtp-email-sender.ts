import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer';
import { invalidField } from '../../validation/index.js';
import { type EmailMessage, emailNotSent, type EmailSender } from './email-sender.js';

export interface SmtpConfig {
  /** smtp://user:password@host:587 (STARTTLS) or smtps://…:465. */
  url: string;
  /** Address, or name and address, that messages come from. */
  from: string;
  /** Whether a server that offers no TLS is refused. */
  requireTls: boolean;
  /** For each step: connecting, greeting, an answer. */
  timeoutMs: number;
  /** PEM of an authority that signed the server’s certificate, besides those of Node. */
  ca?: string | undefined;
}

/** RFC 3463: no such mailbox (5.1.1), no such host (5.1.2), malformed (5.1.3), disabled (5.2.1). */
const NO_MAILBOX = /\b5\.(1\.[123]|2\.1)\b/;
/** Replies to RCPT TO that are about the mailbox. */
const MAILBOX_REPLIES: ReadonlySet<unknown> = new Set([550, 551, 553]);

/** Sends through an SMTP server (RFC 5321), with TLS from the start or by STARTTLS. */
export class SmtpEmailSender implements EmailSender {
  readonly #transport: Transporter<SentMessageInfo>;

  constructor(private readonly config: SmtpConfig) {
    const { url, requireTls, timeoutMs, ca } = config;
    const { protocol, hostname, port, username, password } = new URL(url);
    const secure = protocol === 'smtps:';
    this.#transport = createTransport({
      host: hostname,
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTLS: requireTls && !secure,
      ...(username !== '' && {
        auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      }),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      // Texts are ours; a path or an address in one must never be read into a message.
      disableFileAccess: true,
      disableUrlAccess: true,
      tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    });
  }

  async send({ to, subject, text }: EmailMessage): Promise<void> {
    try {
      await this.#transport.sendMail({
        from: this.config.from,
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    } catch (error) {
      throw refusalOf(error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** Replies of a server repeat the address, so only their numbers are kept. */
function refusalOf(error: unknown): Error {
  const { code, command, responseCode, response } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
    response?: string;
  };
  if (command === 'RCPT TO' && MAILBOX_REPLIES.has(responseCode) && isAboutMailbox(response)) {
    return invalidField('email', 'EMAIL_UNREACHABLE', 'This address cannot receive e-mail.');
  }
  return emailNotSent(new Error(`SMTP: ${code ?? 'unknown'} ${command ?? ''} ${responseCode ?? ''}`.trim()));
}

/** A server that states no enhanced code is taken at its number; one that refuses the sender says 5.7.1. */
function isAboutMailbox(response = ''): boolean {
  return NO_MAILBOX.test(response) || !/\b[245]\.\d{1,3}\.\d{1,3}\b/.test(response);
}
