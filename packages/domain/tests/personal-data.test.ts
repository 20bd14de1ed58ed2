import { describe, expect, it } from '@jest/globals';
import { findPersonalData, redactPersonalData } from '../src/index.js';

const kindsIn = (text: string) => findPersonalData(text).map(({ kind }) => kind);

describe('findPersonalData', () => {
  it.each([
    'Call 9820012345.',
    'Call +91 98200 12345 please',
    'call me:+91-9820012345',
    '00919820012345',
    '0 98200-12345',
    '9 8 2 0 0 1 2 3 4 5',
    '98.20.01.23.45',
    '98*200*12*345',
    '98,20,01,23,45',
    '9820\u200b012345',
    'nine eight two zero zero one two three four five',
    'NINE eight 2 double zero 12345',
    'नौ आठ दो शून्य शून्य एक दो तीन चार पाँच',
    '९८२००१२३४५',
    'फोन ९८२०० १२३४५ वर करा',
    '９８２００１２３４５',
    '৯৮২০০১২৩৪৫',
    '98२००12३४५',
    '982OO12345',
    '98Z 9820O12345',
    'phone9820012345now',
    'flat 12, 98200 12345',
    '022 2654 3210',
    '+44 7400 123456',
    '₹ 98200 12345',
    '₹9820012345',
    'Rs.9820012345',
    'Price Rs 98200-12345 only',
    'INR 9820012345/-',
    'rupees nine eight two zero zero one two three four five',
    'किंमत रु. ९८२०० १२३४५',
    'Token ₹ 51000, 98200 12345',
  ])('finds a phone number in “%s”', (text) => {
    expect(kindsIn(text)).toEqual(['PHONE']);
  });

  it.each([
    ['EMAIL', 'write to ravi.k+1@example.co.in, thanks'],
    ['EMAIL', 'ravi at gmail dot com'],
    ['EMAIL', 'ravi (at) example [dot] in'],
    ['EMAIL', 'ravi @ example dot org'],
    ['EMAIL', 'रवि एट जीमेल डॉट कॉम'],
    ['EMAIL', 'my id is ravi at gmail'],
    ['UPI_ID', 'pay ravi.k@okhdfcbank'],
    ['AADHAAR', '2341 2341 2346'],
    ['AADHAAR', '२३४१ २३४१ २३४६'],
    ['AADHAAR', '234123412346'],
    ['PAN', 'PAN: ABCPE1234F'],
    ['PAN', 'ABCPE 1234 F'],
    ['PAN', 'abcpe1234f'],
    ['CARD_NUMBER', '4111 1111 1111 1111'],
    ['VOTER_ID', 'XYZ1234567'],
    ['PASSPORT', 'Passport no. K1234567'],
  ])('finds %s in “%s”', (kind, text) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  it.each([
    'Paid ₹9,50,00,000 for 1,200 sq ft in 2024.',
    'Rs. 98765432 was the price, or Rs 9,87,65,43,210 for all.',
    'Rent ₹65500 - 72250, deposit Rs. 98500 / 197000.',
    '₹9500000-9850000 by agreement, budget 7500000000, ₹ 6 500 000 000 in all.',
    'रु. ८५०००, रुपये ९२५०० ते ९५५००',
    'Rent went from 85000 - 92000 in two years.',
    'Registered as P51800000001 and A51800000099, also PM1180012345678.',
    'Possession 31-12-2027, first promised for 30.06.2024, at 10:30:15.',
    'Flat B-1203, tower 4, PIN 400064, 3 BHK on floor 12 of 40.',
    'Met him at Andheri. In fact at the site @ Bandra.',
    'A one of a kind view: two balconies, three baths.',
    'एक फ्लॅट, दोन बेडरूम, किंमत ९५ लाख.',
    '2341 2341 2345',
    'between 2019 2020 2021 and 2022',
    '',
  ])('finds nothing in “%s”', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it('finds each of several, in their order and at their places', () => {
    const text = '😀 Ravi: ९८२०० १२३४५, ravi@example.in.';
    expect(findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['PHONE', '९८२०० १२३४५'],
      ['EMAIL', 'ravi@example.in'],
    ]);
  });

  it.each([
    'a'.repeat(4_000),
    'a.'.repeat(2_000),
    '1 '.repeat(2_000),
    'a at '.repeat(800),
    '9@'.repeat(2_000),
  ])('takes a bounded number of steps for a text made to be slow (%#)', (text) => {
    expect(findPersonalData(text).length).toBeLessThanOrEqual(text.length);
  });
});

describe('redactPersonalData', () => {
  it('names what it leaves out, and keeps the rest', () => {
    expect(redactPersonalData('Call Ravi on ९८२०० १२३४५ or ravi@example.in!')).toBe(
      'Call Ravi on [PHONE] or [EMAIL]!',
    );
    expect(redactPersonalData('Kept the word.')).toBe('Kept the word.');
  });
});
