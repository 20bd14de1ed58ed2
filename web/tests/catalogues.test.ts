import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { describe, expect, it } from '@jest/globals';
import { CAPS } from '../../subgraphs/trust/src/modules/score/model/parameters.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const catalogue = (language: string) =>
  JSON.parse(readFileSync(`${root}/src/i18n/${language}.json`, 'utf8')) as Record<string, string>;
const english = catalogue('en');
const schema = buildSchema(readFileSync(`${root}/../schema/api.graphql`, 'utf8'));

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
    ['channel', 'ContactChannel'],
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
    ['invitation', 'InvitationStatus'],
    ['project', 'ProjectStatus'],
    ['reviews.basis', 'DisputeRelation'],
    ['severity', 'DisputeSeverity'],
    ['source', 'LeadSource'],
    ['subject', 'TrustSubjectType'],
    ['visit', 'SiteVisitStatus'],
    ['closeReason', 'LeadCloseReason'],
    ['reputation', 'ReputationFactorName'],
    ['reviews.basis', 'ReviewBasis'],
    ['revocation', 'RevocationMatch'],
    ['sort', 'FeedSort'],
    ['stage', 'LeadStage'],
    ['trust.band', 'TrustBand'],
    ['units', 'UnitsClass'],
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

  it('has every message that a screen names', () => {
    const named = globSync(`${root}/src/**/*.tsx`).flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /(?<=<FormattedMessage\s+(?:key="\w+"\s+)?id=|formatMessage\(\{ id: |\[)['"]([a-zA-Z]+\.[\w.]+)['"]/g,
        ),
      ].map(([, id]) => id as string),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((id) => !(id in english))).toEqual([]);
  });
});
