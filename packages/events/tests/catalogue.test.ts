import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createEvent, EVENTS, parseEvent, type EventDefinition, type EventType } from '../src/index.js';

const LEAD = '0193d3a0-0000-7000-8000-000000000001';
const AGENCY = '0193d3a0-0000-7000-8000-000000000002';
const EVENT = '0193d3a0-0000-7000-8000-000000000003';

const created = () =>
  createEvent(
    {
      type: 'LeadCreated',
      organizationId: AGENCY,
      data: { leadId: LEAD, organizationId: AGENCY, source: 'PORTAL', createdAt: '2026-01-01T00:00:00Z' },
    },
    EVENT,
    new Date(0),
  );

describe('EVENTS', () => {
  it('names every event of the domain', () => {
    const domain = `UserRegistered, IdentityVerified, AgentRegistered, AgentUpdated, AgentAvailabilityChanged, AgentLicenceExpired,
      ProjectCreated, ProjectStatusChanged, RegistrySynced, ListingPublished, ListingPriceChanged, ListingWithdrawn,
      ListingReported, DocumentSubmitted, DocumentVerified, DocumentRejected, DocumentExpired, TrustScoreUpdated,
      DisputeOpened, DisputeResolved, BuilderReputationUpdated, ReviewSubmitted, ReviewModerated, ComplaintRecorded,
      LeadCreated, LeadMerged, LeadAssigned, LeadUnassigned, LeadAccepted, LeadFirstContacted, LeadSlaBreached, LeadStageChanged,
      SiteVisitScheduled, SiteVisitCompleted, ConsentChanged, PaymentReceived, BookingCancelled`;
    expect(Object.keys(EVENTS)).toEqual(expect.arrayContaining(domain.split(/,\s+/)));
  });

  it.each(Object.entries(EVENTS) as [EventType, EventDefinition][])(
    '%s has a subject and no personal field',
    (_type, { schema, subject }) => {
      const fields = fieldsOf(z.toJSONSchema(schema, { io: 'input' }));
      expect(fields).toContain(subject);
      // Names of projects, of promoters, which are firms, and of agents are the public register's.
      expect(
        fields.filter((name) =>
          /phone|e?mail$|firstName|lastName|fullName|address|aadhaar|pan$|dob|text/i.test(name),
        ),
      ).toEqual([]);
    },
  );
});

describe('createEvent', () => {
  it('fills the envelope', () => {
    expect(created()).toMatchObject({
      specversion: '1.0',
      id: EVENT,
      source: 'crm',
      subject: LEAD,
      time: '1970-01-01T00:00:00.000Z',
      dataschema: 'urn:propmubi:event:LeadCreated:1',
      organizationid: AGENCY,
      data: { buyerId: null },
    });
  });

  it('leaves out what the schema does not name', () => {
    const { data } = created();
    const event = createEvent(
      {
        type: 'LeadCreated',
        organizationId: AGENCY,
        data: { ...data, phone: '+919800000000' } as typeof data,
      },
      EVENT,
    );
    expect(JSON.stringify(event)).not.toContain('9800000000');
  });

  it('refuses a payload that breaks the schema', () => {
    const data = { leadId: 'lead-1' } as never;
    expect(() => createEvent({ type: 'LeadCreated', organizationId: AGENCY, data }, EVENT)).toThrow(/leadId/);
  });
});

describe('parseEvent', () => {
  it('reads what createEvent wrote', () => {
    expect(parseEvent(JSON.parse(JSON.stringify(created())))).toEqual(created());
  });

  it('ignores a field that a newer producer added', () => {
    const event = created();
    expect(parseEvent({ ...event, data: { ...event.data, mood: 'hopeful' } })).toEqual(event);
  });

  it('refuses a version it does not know', () => {
    const event = { ...created(), dataschema: 'urn:propmubi:event:LeadCreated:2' };
    expect(() => parseEvent(event)).toThrow('version 2 cannot be read, 1 is known');
  });
});

function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { properties?: Record<string, unknown> };
  return [
    ...Object.keys(properties),
    ...Object.values(schema).flatMap(fieldsOf),
    ...Object.values(properties).flatMap(fieldsOf),
  ];
}
