import { describe, expect, it } from '@jest/globals';
import { capsOf } from './caps.js';
import { projectFacts } from './facts.fixture.js';

const AS_OF = '2024-01-01';
type Given = Parameters<typeof projectFacts>[0];
const codes = (...projects: Given[]) => capsOf(projects.map(projectFacts), [], AS_OF).map(({ code }) => code);

describe('a revoked registration', () => {
  const revoked = (revokedOn: string | null) => codes({ status: 'REVOKED', revokedOn });

  it('caps for three years of 365.25 days, and while its day is not known', () => {
    // 1,095.75 days before: 2021-01-01 is 1,095 days away, 2020-12-31 is 1,096.
    expect(revoked('2021-01-01')).toEqual(['RERA_REVOKED']);
    expect(revoked('2020-12-31')).toEqual([]);
    expect(revoked(null)).toEqual(['RERA_REVOKED']);
  });

  it('is what the status says', () => {
    expect(codes({ status: 'ACTIVE', revokedOn: '2023-01-01' })).toEqual([]);
  });
});

describe('a missing occupancy certificate', () => {
  const missing = (given: Given) => codes({ occupancyCertificate: false, ...given });

  it('caps 24 months after the latest due date', () => {
    // 24 × 30.4375 = 730.5 days: 2022-01-01 is 730 days before, 2021-12-31 is 731.
    expect(missing({ proposedCompletion: '2021-12-31' })).toEqual(['OC_PENDING']);
    expect(missing({ proposedCompletion: '2022-01-01' })).toEqual([]);
    const later = { proposedCompletion: '2015-01-01', extendedCompletion: '2023-01-01' };
    expect(missing(later)).toEqual([]);
    expect(missing({ ...later, extendedCompletion: '2019-01-01' })).toEqual(['OC_PENDING']);
    expect(missing({ proposedCompletion: null, revisedCompletion: '2019-01-01' })).toEqual(['OC_PENDING']);
  });

  it('has to be known, and to have been due', () => {
    expect(codes({ proposedCompletion: '2015-01-01', occupancyCertificate: null })).toEqual([]);
    expect(codes({ proposedCompletion: '2015-01-01', occupancyCertificate: true })).toEqual([]);
    expect(missing({ proposedCompletion: null })).toEqual([]);
  });
});

it('has the lowest cap first', () => {
  const projects = [
    { occupancyCertificate: false, proposedCompletion: '2015-01-01' },
    { status: 'REVOKED', revokedOn: '2023-06-01' },
  ];
  const caps = capsOf(projects.map(projectFacts), [], AS_OF);
  expect(caps).toEqual([
    { code: 'RERA_REVOKED', score: 40 },
    { code: 'OC_PENDING', score: 60 },
  ]);
});
