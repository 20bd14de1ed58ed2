import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, getNamedType, type GraphQLEnumType, type GraphQLObjectType } from 'graphql';
import { describe, expect, it } from '@jest/globals';
import { createIntl } from 'react-intl';
import { LOCALES } from '../src/early/language.js';
import { AUDIT_ACTIONS } from '../../packages/runtime/src/audit/actions.js';
import { CAPS } from '../../subgraphs/trust/src/modules/score/model/parameters.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const catalogue = (language: string) =>
  JSON.parse(readFileSync(`${root}/src/i18n/${language}.json`, 'utf8')) as Record<string, string>;
const first = catalogue('en');
const later = catalogue('en.later');
const ofPublicScreens = catalogue('en.public');
const english: Record<string, string> = { ...first, ...ofPublicScreens, ...later };
const schema = buildSchema(readFileSync(`${root}/../schema/api.graphql`, 'utf8'));

/** Screens under `LaterMessages`, and what is generated; all others have the messages of the first route alone. */
const LATER_SCREENS =
  /\/(app\/sections|ui\/(connection-state|fresh-notice|tabs)|features\/(?!home|search)|graphql\/graphql|shared\/(disputes|documents|erasure|messages|saved-searches|secrets|shortlist|sign-in|staff|stats|trust\/(?!trust-badge|trust-language)))/;
/** Screens under `PublicMessages`: they have those of the first route and of `en.public.json`. */
const PUBLIC_SCREENS =
  /\/(features\/(listing\/(?!signed-in-enquiry|take-down)|project|builder)|shared\/(trust|shortlist\/shortlist-button))/;
const sources = globSync(`${root}/src/**/*.{ts,tsx}`).map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));
const prefixOf = (id: string) => id.slice(0, id.indexOf('.'));

/** By the gateway's session routes, and by the client package. */
const SENT_ELSEWHERE = [
  'beginSso',
  'completeSso',
  'confirmSecondFactor',
  'linkSso',
  'requestOtp',
  'signInWithPasskey',
  'signInWithPassword',
  'verifyEmailOtp',
  'verifyOtp',
  'verifySecondFactor',
];
/** What no reader of a screen can bring about; should it come, the server's own sentence is shown. */
const NOT_BY_READERS = new Set([
  'CHANNEL_NOT_OFFERED',
  'CLOSE_REASON_REQUIRED',
  'CONTACT_REQUIRED',
  'CONTENT_REQUIRED',
  'DATE_IN_PAST',
  'IDEMPOTENCY_KEY_REUSED',
  'INCOMPLETE_PLACE',
  'INVALID_ID',
  'INVALID_LANGUAGE',
  'INVALID_PIN_CODE',
  'INVALID_PUSH_KEYS',
  'INVALID_TIME',
  'LEAD_MESSAGE_NOT_FOUND',
  'LEAD_SUBJECT_REQUIRED',
  'LISTING_OF_ANOTHER_BROKERAGE',
  'NOT_THE_BUYER',
  'ONE_OTP_PER_REQUEST',
  'PERSON_REQUIRED',
  'PLACE_OUT_OF_REGION',
  'PUSH_NOT_CONFIGURED',
  'TEMPERATURE_REQUIRED',
  'TOO_MANY_LOCALITIES',
  'UNKNOWN_AGENT',
  'UNKNOWN_LOCALITY',
  'USER_NOT_FOUND',
]);

/** The codes of `<Mutation>ErrorCode`. */
function refusalsOf(mutation: string): string[] {
  const payload = getNamedType(schema.getMutationType()?.getFields()[mutation]?.type) as GraphQLObjectType;
  const error = getNamedType(payload.getFields()['userErrors']?.type) as GraphQLObjectType;
  return (getNamedType(error.getFields()['code']?.type) as GraphQLEnumType)
    .getValues()
    .map(({ name }) => name);
}

describe('message catalogues', () => {
  it.each(['hi', 'mr'])('%s has every message of English, with the same placeholders', (language) => {
    const translated = catalogue(language);
    const placeholders = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name))].sort();
    expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
    for (const [id, text] of Object.entries(english)) {
      expect([id, placeholders(translated[id] as string)]).toEqual([id, placeholders(text)]);
    }
  });

  it.each([
    ['activity', 'LeadActivityKind'],
    ['alertKind', 'LeadAlertKind'],
    ['channel', 'ContactChannel'],
    ['outcome', 'ContactOutcome'],
    ['dispute', 'DisputeStatus'],
    ['brokerageRole', 'BrokerageRole'],
    ['disputeAction', 'DisputeAction'],
    ['check', 'DocumentCheckKind'],
    ['checklist', 'DocumentChecklistItem'],
    ['checkOutcome', 'DocumentCheckOutcome'],
    ['document', 'DocumentType'],
    ['documentAction', 'DocumentAction'],
    ['documentStatus', 'DocumentStatus'],
    ['factor', 'TrustFactorName'],
    ['furnishing', 'Furnishing'],
    ['homeKind', 'PropertySubType'],
    ['invitation', 'InvitationStatus'],
    ['listingStatus', 'StandardStatus'],
    ['notificationChannel', 'NotificationChannel'],
    ['notificationKind', 'NotificationKind'],
    ['project', 'ProjectStatus'],
    ['photoReason', 'PhotoTakeDownReason'],
    ['quota', 'QuotaMetric'],
    ['reviews.basis', 'DisputeRelation'],
    ['severity', 'DisputeSeverity'],
    ['source', 'LeadSource'],
    ['subject', 'TrustSubjectType'],
    ['visit', 'SiteVisitStatus'],
    ['closeReason', 'LeadCloseReason'],
    ['reputation', 'ReputationFactorName'],
    ['reviews.basis', 'ReviewBasis'],
    ['revocation', 'RevocationMatch'],
    ['exportStatus', 'DataExportStatus'],
    ['role', 'Role'],
    ['savedSearch.alert', 'SavedSearchAlert'],
    ['payment', 'PaymentKind'],
    ['people.status', 'UserStatus'],
    ['security.by', 'SignInMethod'],
    ['sort', 'FeedSort'],
    ['stage', 'LeadStage'],
    ['temperature', 'LeadTemperature'],
    ['trust.band', 'TrustBand'],
    ['units', 'UnitsClass'],
    ['webhookEvent', 'WebhookEventType'],
    ['webhookFailure', 'WebhookFailure'],
    ['webhookStatus', 'WebhookDeliveryStatus'],
  ])('has a message %s.* for every value of %s', (prefix, name) => {
    const type = schema.getType(name) as GraphQLEnumType;
    // A deprecated value is not given any more.
    const given = type.getValues().filter(({ deprecationReason }) => deprecationReason == null);
    const missing = given.filter((value) => !(`${prefix}.${value.name}` in english));
    expect(missing.map((value) => value.name)).toEqual([]);
  });

  it('has a message for every cap of trust and reputation scores', () => {
    const codes = [...Object.keys(CAPS), 'RERA_REVOKED', 'OC_PENDING'];
    expect(codes.filter((code) => !(`cap.${code}` in english))).toEqual([]);
  });

  it('has words for every action of the audit trail, and for no other', () => {
    const told = Object.keys(english).filter((id) => id.startsWith('auditAction.'));
    expect(told.sort()).toEqual(
      Object.keys(AUDIT_ACTIONS)
        .map((code) => `auditAction.${code}`)
        .sort(),
    );
  });

  it('has a message for every reason of a reputation', () => {
    const ofFormerModel = /^(DELIVERY|OVERDUE)_/;
    const reasons = (schema.getType('ReputationReasonCode') as GraphQLEnumType)
      .getValues()
      .filter(({ name, deprecationReason }) => deprecationReason == null && !ofFormerModel.test(name));
    expect(reasons.length).toBeGreaterThan(5);
    expect(reasons.filter(({ name }) => !(`builderReason.${name}` in english))).toEqual([]);
    // Of an older score the numbers are not known apart.
    const withNumbers = reasons.filter(({ name }) => /^(DELAY|REVIEWS)_/.test(name));
    expect(withNumbers).toHaveLength(4);
    expect(withNumbers.filter(({ name }) => !(`builderReason.${name}.noNumbers` in english))).toEqual([]);
  });

  it.each([
    [
      'en',
      english,
      '1 of 2 projects whose registered date has passed is documented as late by more than twelve months; of ' +
        'comparable projects it is 31%. Of 1 the register documents neither completion nor an extension of that length.',
      '1 person with a verified visit, booking or payment gave 4.5 of 5 stars on average.',
    ],
    [
      'hi',
      catalogue('hi'),
      'जिन 2 परियोजनाओं की पंजीकृत तिथि बीत चुकी है, उनमें से 1 का बारह महीने से ज़्यादा देर से होना दर्ज है; तुलनीय परियोजनाओं में यह ' +
        '31% है। 1 के बारे में रजिस्टर में न पूरा होना दर्ज है, न इतना लंबा विस्तार।',
      'सत्यापित विज़िट, बुकिंग या भुगतान वाले 1 व्यक्ति ने औसतन 5 में से 4.5 स्टार दिए।',
    ],
    [
      'mr',
      catalogue('mr'),
      'नोंदणीकृत तारीख उलटून गेलेल्या २ प्रकल्पांपैकी १ प्रकल्पाला बारा महिन्यांपेक्षा जास्त उशीर झाल्याची नोंद आहे; तुलनीय प्रकल्पांमध्ये हे ' +
        'प्रमाण ३१% आहे. १ प्रकल्पाबाबत नोंदवहीत ना पूर्ण झाल्याची नोंद आहे, ना इतक्या मुदतवाढीची.',
      'पडताळलेली भेट, बुकिंग किंवा पेमेंट असलेल्या १ व्यक्तीने सरासरी ५ पैकी ४.५ तारे दिले.',
    ],
  ] as const)(
    'writes the numbers of a reputation’s reasons as in %s',
    (language, messages, delays, reviews) => {
      const { formatMessage } = createIntl({ locale: LOCALES[language], messages });
      const late = { projects: 2, late: 1, silent: 1, comparableLateShare: 0.31 };
      expect(formatMessage({ id: 'builderReason.DELAY_HIGH' }, late)).toBe(delays);
      const rated = { people: 1, meanStars: 4.5 };
      expect(formatMessage({ id: 'builderReason.REVIEWS_LOW' }, rated)).toBe(reviews);
    },
  );

  it('leaves dates to screens, which write them as of India', () => {
    const messages = [english, catalogue('hi'), catalogue('mr')].flatMap((each) => Object.values(each));
    expect(messages.filter((text) => /,\s*(date|time)\b/.test(text))).toEqual([]);
  });

  it('has each kind of message in one English catalogue', () => {
    const kinds = new Set(Object.keys(first).map(prefixOf));
    const others = [...Object.keys(ofPublicScreens), ...Object.keys(later)];
    expect(others.filter((id) => kinds.has(prefixOf(id)) && prefixOf(id) !== 'error')).toEqual([]);
    const publicKinds = new Set(Object.keys(ofPublicScreens).map(prefixOf));
    expect(Object.keys(later).filter((id) => publicKinds.has(prefixOf(id)))).toEqual([]);
    expect(Object.keys(later).filter((id) => id in first)).toEqual([]);
  });

  // Of the errors, the first catalogue has those of a visitor's reads.
  const kindsOf = (messages: object) =>
    new Set(
      Object.keys(messages)
        .map(prefixOf)
        .filter((kind) => kind !== 'error'),
    );
  const kindsNamed = (isRead: (file: string) => boolean) =>
    sources
      .filter(({ file }) => isRead(file))
      .flatMap(({ text }) => [...text.matchAll(/(?<=['"`])[a-zA-Z]+(?=\.[\w$])/g)].map(([kind]) => kind));

  it('has the messages of the first route in its catalogue', () => {
    const kinds = kindsOf({ ...ofPublicScreens, ...later });
    const named = kindsNamed((file) => !LATER_SCREENS.test(file));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((kind) => kinds.has(kind))).toEqual([]);
  });

  it('has the messages of public screens in their catalogue or that of the first route', () => {
    const kinds = kindsOf(later);
    const named = kindsNamed((file) => PUBLIC_SCREENS.test(file));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((kind) => kinds.has(kind))).toEqual([]);
  });

  it('has a message for every refusal that a reader can bring about', () => {
    const sent = sources.flatMap(({ text }) =>
      [...text.matchAll(/(?<=graphql\(`\s+)mutation \w+\([^)]*\) \{\s+(\w+)/g)].map(
        ([, field]) => field as string,
      ),
    );
    expect(sent.length).toBeGreaterThan(30);
    const codes = new Set([...sent, ...SENT_ELSEWHERE].flatMap(refusalsOf));
    expect([...codes].filter((code) => !NOT_BY_READERS.has(code) && !(`error.${code}` in english))).toEqual(
      [],
    );
  });

  it('has every message that a screen names', () => {
    const named = sources.flatMap(({ text }) =>
      [
        ...text.matchAll(
          /(?<=<FormattedMessage\s+(?:key="\w+"\s+)?id=|formatMessage\(\{ id: |\[)['"]([a-zA-Z]+\.[\w.]+)['"]/g,
        ),
      ].map(([, id]) => id as string),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((id) => !(id in english))).toEqual([]);
  });
});
