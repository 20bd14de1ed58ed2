import type { Phrases } from './phrases.js';

export const en: Phrases = {
  headline: 'Trust score {score} of 100, band {band}. {coverage} % of what counts is known.',
  headlineNew: 'Trust score {score} of 100; too little is known for a band ({coverage} % of what counts).',
  ranked: 'Its score is higher than that of {percentile} % of {members} comparable ones.',
  raise: 'What would raise it: {action} (+{points}).',
  nothingKnown: 'Nothing is known yet.',
  codes: {
    RERA_NOT_IN_FORCE: 'MahaRERA lists the registration as {status}.',
    RERA_REGISTERED: 'MahaRERA lists the registration as {status}.',
    AGENT_REG_EXPIRED: 'The agent’s MahaRERA registration ran until {until}.',
    AGENT_REGISTERED: 'The agent’s MahaRERA registration runs until {until}.',
    ID_UNVERIFIED: 'Identity was not proven.',
    ID_VERIFIED: 'Identity was proven.',
    PHONE_UNVERIFIED: 'The phone number is not verified.',
    PHONE_VERIFIED: 'The phone number was verified.',
    DELAY_HIGH:
      'Of {projects} {projects:project|projects} of this builder that {projects:was|were} due, {late} {late:is|are} documented as late by more than 12 months; of {silent} the register does not say whether {silent:it was|they were} completed.',
    DELIVERY_ON_TIME:
      'Of {projects} {projects:project|projects} of this builder that {projects:was|were} due, {late} {late:is|are} documented as late by more than 12 months; of {silent} the register does not say whether {silent:it was|they were} completed.',
    COMPLAINTS_HIGH:
      'The register lists {complaints} {complaints:complaint|complaints} for {apartments} {apartments:apartment|apartments}.',
    COMPLAINTS_LOW:
      'The register lists {complaints} {complaints:complaint|complaints} for {apartments} {apartments:apartment|apartments}.',
    LITIGATION_HIGH:
      'The register lists {cases} {cases:case|cases} for {apartments} {apartments:apartment|apartments}.',
    LITIGATION_LOW:
      'The register lists {cases} {cases:case|cases} for {apartments} {apartments:apartment|apartments}.',
    DISCLOSURE_STALE: 'The entry on the register was last modified on {day}.',
    DISCLOSURE_FRESH: 'The entry on the register was last modified on {day}.',
    DATA_INCOMPLETE: '{missing} of {needed} facts a buyer needs {missing:is|are} missing.',
    DATA_COMPLETE: '{stated} of {needed} facts a buyer needs {stated:is|are} stated.',
    PRICE_OUTLIER:
      'The price per square foot differs by {percent} % from the median of {peers} comparable {peers:listing|listings}.',
    PRICE_PLAUSIBLE:
      'The price per square foot differs by {percent} % from the median of {peers} comparable {peers:listing|listings}.',
    DUPLICATE_LISTING: '{listings} published {listings:listing states|listings state} the same facts.',
    LISTING_UNIQUE: 'No other published listing states the same facts.',
    PRICE_VOLATILE: 'The asking price was changed by more than 20 % at once.',
    PRICE_STABLE: 'The asking price was not changed by more than 20 % at once.',
    LISTING_REPORTED: 'The listing was reported.',
    DOC_REJECTED: 'A document that its owner submitted was rejected by a reviewer.',
    DOC_VERIFIED: 'Documents were verified by a reviewer.',
    TITLE_DEFECT: 'A title report that its owner submitted was rejected by reviewers.',
    TITLE_CLEAR: 'A title report was verified by two reviewers.',
    ENCUMBERED: 'An Index II search that its owner submitted was rejected by a reviewer.',
    NOT_ENCUMBERED: 'An Index II search was verified by a reviewer.',
    DOC_EXPIRED: 'A verified document has to be checked again.',
    DOC_FORGED: 'A document was submitted that a reviewer found forged.',
    OC_PENDING: 'The register says that there is no occupancy certificate.',
    OC_GRANTED: 'An occupancy certificate is on record.',
    SLOW_RESPONSE:
      'Over {count} {count:answer|answers} owed to leads, timeliness is {percent} of 100; recent ones count more.',
    FAST_RESPONSE:
      'Over {count} {count:answer|answers} owed to leads, timeliness is {percent} of 100; recent ones count more.',
    VISIT_NO_SHOW:
      'Of {count} agreed site {count:visit|visits} {percent} % {count:was|were} kept; recent ones count more.',
    VISITS_KEPT:
      'Of {count} agreed site {count:visit|visits} {percent} % {count:was|were} kept; recent ones count more.',
    BOOKING_CANCELLED:
      'Of {count} payments and cancellations {percent} % are payments; recent ones count more.',
    PAYMENTS_MADE: 'Of {count} payments and cancellations {percent} % are payments; recent ones count more.',
    REVIEWS_LOW:
      '{count} {count:person|people} with a verified visit, booking or payment rated {percent} of 100 on average; those who are believed count more.',
    REVIEWS_HIGH:
      '{count} {count:person|people} with a verified visit, booking or payment rated {percent} of 100 on average; those who are believed count more.',
    DISPUTE_UPHELD: 'A dispute was decided against them.',
    BUILDER_WEAK: 'The builder’s reputation is {score} of 100.',
    BUILDER_STRONG: 'The builder’s reputation is {score} of 100.',
    AGENT_WEAK: 'The agent’s trust score is {score} of 100.',
    AGENT_STRONG: 'The agent’s trust score is {score} of 100.',
    PROJECT_WEAK: 'The project’s trust score is {score} of 100.',
    PROJECT_STRONG: 'The project’s trust score is {score} of 100.',
    DOC_MISSING: 'No document was verified yet.',
    THIN_EVIDENCE: 'Little is known: the score may change much with what is learned next.',
    FRAUD_CONFIRMED: 'Fraud was confirmed.',
    DOCUMENT_FORGED: 'A document was submitted that a reviewer found forged.',
    RERA_REVOKED: 'MahaRERA revoked the registration.',
    RERA_LAPSED: 'The MahaRERA registration has lapsed.',
    DISPUTE_SEVERE: 'A severe dispute is being examined.',
  },
  actions: {
    VERIFY_TITLE: 'have a title report verified',
    VERIFY_DOCUMENTS: 'have three documents verified',
    PROVE_IDENTITY: 'prove identity',
    VERIFY_PHONE: 'verify the phone number',
    RENEW_REGISTRATION: 'renew the registration',
    ANSWER_LEADS_IN_TIME: 'answer the next ten leads in time',
    EARN_REVIEWS: 'five good reviews of verified buyers',
    COMPLETE_FACTS: 'add the missing facts',
    UPDATE_REGISTER: 'update the entry on the register',
    SHOW_OCCUPANCY_CERTIFICATE: 'have the occupancy certificate recorded',
    REMOVE_DUPLICATES: 'remove duplicate listings',
    SETTLE_DISPUTE: 'settle the dispute',
  },
  statuses: {
    ABEYANCE: 'on hold',
    ACTIVE: 'active',
    COMPLETED: 'completed',
    DE_REGISTERED: 'de-registered',
    LAPSED: 'lapsed',
    REVOKED: 'revoked',
  },
};
