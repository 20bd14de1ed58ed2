import { describe, expect, it } from '@jest/globals';
import { holdPlaces, type Holding } from '../src/lib/held.js';

const HELD = [
  { id: 'a', text: 'a before' },
  { id: 'b', text: 'b before' },
];
const now = (...ids: string[]) => ids.map((id) => ({ id, text: `${id} now` }));

/** Of the held list, once there is what is named. */
function heldOf(ids: string[], holding?: Holding) {
  const { shown, gone, fresh } = holdPlaces(HELD, now(...ids), holding);
  return { shown: shown.map(({ text }) => text), gone: [...gone], fresh };
}

describe('a list that keeps still', () => {
  it('has each item in its place, as it is now, and counts those that came', () => {
    expect(heldOf(['new', 'b', 'a', 'last'])).toEqual({ shown: ['a now', 'b now'], gone: [], fresh: 2 });
  });

  it('shows what is gone as it was', () => {
    expect(heldOf(['b'])).toEqual({ shown: ['a before', 'b now'], gone: ['a'], fresh: 0 });
  });

  it('counts the first to come, too, where something stands below it', () => {
    expect(holdPlaces([], now('a'))).toEqual({ shown: [], gone: new Set(), fresh: 1 });
    expect(heldOf(['new'])).toEqual({ shown: ['a before', 'b before'], gone: ['a', 'b'], fresh: 1 });
  });
});

describe('a list below which nothing stands', () => {
  const holding = { isAlone: true };

  it('shows the first to come', () => {
    expect(holdPlaces([], now('a'), holding)).toEqual({ shown: now('a'), gone: new Set(), fresh: 0 });
  });

  it('keeps still while anything is in it, gone or not', () => {
    expect(heldOf(['new'], holding)).toEqual({
      shown: ['a before', 'b before'],
      gone: ['a', 'b'],
      fresh: 1,
    });
    expect(heldOf(['new', 'a', 'last'], holding)).toEqual({
      shown: ['a now', 'b before'],
      gone: ['b'],
      fresh: 2,
    });
    expect(heldOf([], holding)).toEqual({ shown: ['a before', 'b before'], gone: ['a', 'b'], fresh: 0 });
  });
});

describe('the newest part of a longer list', () => {
  const holding = { isAlone: true, isPart: true };

  it('counts what came above, and shows what follows', () => {
    expect(heldOf(['newest', 'newer', 'a', 'b', 'older'], holding)).toEqual({
      shown: ['a now', 'b now', 'older now'],
      gone: [],
      fresh: 2,
    });
  });

  it('keeps what is further down by now, after a night of news as well', () => {
    expect(heldOf(['newest', 'a'], holding)).toEqual({ shown: ['a now', 'b before'], gone: [], fresh: 1 });
    expect(heldOf(['newest', 'newer'], holding)).toEqual({
      shown: ['a before', 'b before'],
      gone: [],
      fresh: 2,
    });
    expect(heldOf([], holding)).toEqual({ shown: ['a before', 'b before'], gone: [], fresh: 0 });
  });

  it('shows the first list whole', () => {
    expect(holdPlaces([], now('newest', 'a'), holding)).toEqual({
      shown: now('newest', 'a'),
      gone: new Set(),
      fresh: 0,
    });
  });
});

describe('a list that no reader reaches for', () => {
  it('is shown as it is', () => {
    const holding = { isReached: false };
    expect(heldOf(['new', 'b'], holding)).toEqual({ shown: ['new now', 'b now'], gone: [], fresh: 0 });
    expect(heldOf(['a', 'b'], holding)).toEqual({ shown: ['a now', 'b now'], gone: [], fresh: 0 });
    expect(heldOf([], holding)).toEqual({ shown: [], gone: [], fresh: 0 });
  });
});
