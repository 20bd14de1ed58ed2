import { describe, expect, it } from '@jest/globals';
import { projectFacts } from './facts.fixture.js';
import { segmentKey, segmentOf, segmentServed, sizeOf } from './segments.js';

const project = (district: string | null, apartments: number) => projectFacts({ district, apartments });

describe('sizeOf', () => {
  it.each([
    [1, 'UP_TO_12_UNITS'],
    [12, 'UP_TO_12_UNITS'],
    [13, 'UP_TO_30_UNITS'],
    [30, 'UP_TO_30_UNITS'],
    [31, 'UP_TO_80_UNITS'],
    [80, 'UP_TO_80_UNITS'],
    [81, 'OVER_80_UNITS'],
  ])('puts %d units into %s', (apartments, size) => {
    expect(sizeOf({ apartments, plots: null })).toBe(size);
  });
});

describe('segmentOf', () => {
  it('takes a project without a district to all of them', () => {
    expect(segmentOf(project(null, 5))).toEqual({ district: 'ALL', size: 'UP_TO_12_UNITS' });
    expect(segmentKey(segmentOf(project('Thane', 50)))).toBe('Thane|UP_TO_80_UNITS');
  });
});

describe('segmentServed', () => {
  it('is where most projects are', () => {
    const served = segmentServed([project('Thane', 5), project('Pune', 5), project('Pune', 6)]);
    expect(served).toEqual({ district: 'Pune', size: 'UP_TO_12_UNITS' });
    const first = segmentServed([project('Thane', 5), project('Thane', 6), project('Pune', 5)]);
    expect(first.district).toBe('Thane');
  });

  it('is the first in the alphabet among equals, in whatever order they come', () => {
    const projects = [project('Thane', 5), project('Pune', 5), project('Raigad', 5)];
    expect(segmentServed(projects).district).toBe('Pune');
    expect(segmentServed(projects.toReversed()).district).toBe('Pune');
  });

  it('is small and anywhere without projects', () => {
    expect(segmentServed([])).toEqual({ district: 'ALL', size: 'UP_TO_12_UNITS' });
  });
});
