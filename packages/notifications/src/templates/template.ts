import type { NotificationKind } from '../kinds.js';

/**
 * The text of one kind. `{name}` stands for a fact; the body is a whole sentence or two, because an SMS has no title.
 * Texts name no person: they appear on locked screens and pass through providers.
 */
export interface Template {
  readonly title: string;
  readonly body: string;
}

export type Templates = Readonly<Record<NotificationKind, Template>>;

export interface DigestTexts {
  readonly subject: string;
  readonly intro: string;
}

/** What a quota is of, by the code of the fact `metric`. */
export type MetricNames = Readonly<Record<string, string>>;
