import { describe, expect, it } from '@jest/globals';
import { passesVerhoeff } from '@propmubi/domain';
import { InvalidInputError } from '@propmubi/runtime';
import {
  aadhaarLastFour,
  gstinCheckCharacter,
  parseAgentReraNumber,
  parseGstin,
  parseLanguages,
  parseName,
  parsePan,
  parsePhone,
  parseTimeOfDay,
} from './index.js';

function refusal(work: () => unknown): { code: string; field: unknown; message: string } {
  try {
    work();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { code: error.code, field: error.extensions['field'], message: error.message };
  }
  throw new Error('It was accepted.');
}

describe('parsePhone', () => {
  it.each([
    ['+919820000001', '+919820000001'],
    [' +91 98200-00001 ', '+919820000001'],
    ['+91 (98200) 00001', '+919820000001'],
    ['+447911123456', '+447911123456'],
    ['+1 415 555 2671', '+14155552671'],
    ['+971501234567', '+971501234567'],
    ['9820000033', '+919820000033'],
    ['९८२०००००३३', '+919820000033'],
  ])('takes %s', (input, phone) => expect(parsePhone(input)).toBe(phone));

  it.each([
    '',
    '+915820000001',
    '+9198200000',
    '+91982000000123',
    '+912222222222',
    '+44123',
    '+442079460958',
    '+999123456789',
    'not a number',
    `+91${'9'.repeat(1000)}`,
  ])('refuses %s', (input) =>
    expect(refusal(() => parsePhone(input))).toMatchObject({ code: 'INVALID_PHONE', field: 'phone' }),
  );

  it('does not repeat the number', () => {
    expect(refusal(() => parsePhone('+915820000009')).message).not.toContain('5820000009');
  });
});

describe('parsePan', () => {
  it.each(['AAPFU0939F', 'aapfu0939f', ' ABCPE1234F '])('takes %s', (input) =>
    expect(parsePan(input)).toBe(input.trim().toUpperCase()),
  );
  it.each(['AAPZU0939F', 'AAPFU093F', 'AAPFU0939', '1APFU0939F', 'AAPFU0939FF', ''])('refuses %s', (input) =>
    expect(refusal(() => parsePan(input))).toMatchObject({ code: 'INVALID_PAN', field: 'pan' }),
  );
});

describe('parseGstin', () => {
  // The example of the GST network’s own documentation.
  const gstin = '27AAPFU0939F1ZV';

  it('takes one whose check character and PAN are right', () => {
    expect(parseGstin(gstin.toLowerCase(), 'AAPFU0939F')).toBe(gstin);
  });

  it('finds every single wrong character', () => {
    for (let place = 0; place < gstin.length; place++) {
      for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        if (character === gstin[place]) continue;
        const altered = gstin.slice(0, place) + character + gstin.slice(place + 1);
        expect(refusal(() => parseGstin(altered))).toMatchObject({ code: 'INVALID_GSTIN', field: 'gstin' });
      }
    }
  });

  it.each(['00', '39', '96'])('refuses the state %s', (state) => {
    const first14 = `${state}AAPFU0939F1Z`;
    expect(refusal(() => parseGstin(first14 + gstinCheckCharacter(first14))).code).toBe('INVALID_GSTIN');
  });

  it('refuses another holder’s', () => {
    expect(refusal(() => parseGstin(gstin, 'AABCK7315Q'))).toMatchObject({
      code: 'GSTIN_PAN_MISMATCH',
      field: 'gstin',
    });
  });
});

describe('parseAgentReraNumber', () => {
  it('takes A and eleven digits', () => expect(parseAgentReraNumber('a51800000001')).toBe('A51800000001'));
  it.each(['P51800000001', 'A5180000000', 'A518000000011', 'A5180000000X', ''])('refuses %s', (input) =>
    expect(refusal(() => parseAgentReraNumber(input)).code).toBe('INVALID_RERA_NUMBER'),
  );
});

describe('aadhaarLastFour', () => {
  it('knows Verhoeff’s own example', () => expect(passesVerhoeff('2363')).toBe(true));
  it('keeps four digits', () => expect(aadhaarLastFour('2341 2341 2346')).toBe('2346'));

  it('finds every single wrong digit and every swap of neighbours', () => {
    const valid = '234123412346';
    for (let place = 0; place < 12; place++) {
      for (const digit of '0123456789') {
        if (digit === valid[place]) continue;
        expect(passesVerhoeff(valid.slice(0, place) + digit + valid.slice(place + 1))).toBe(false);
      }
      const [one, two] = [valid[place], valid[place + 1]];
      if (two === undefined || one === two) continue;
      expect(passesVerhoeff(valid.slice(0, place) + two + one + valid.slice(place + 2))).toBe(false);
    }
  });

  it.each(['123412341234', '034123412346', '23412341234', '2341234123467', 'x', ''])(
    'refuses %s',
    (input) => {
      const { code, message } = refusal(() => aadhaarLastFour(input));
      expect(code).toBe('INVALID_AADHAAR');
      if (input.length > 1) expect(message).not.toContain(input);
    },
  );
});

describe('text', () => {
  it('trims names and joins their spaces', () =>
    expect(parseName('  Asha   Kulkarni ')).toBe('Asha Kulkarni'));
  it.each(['', 'A', 'x'.repeat(101), 'a\nb', '<script>'])('refuses the name %j', (input) =>
    expect(refusal(() => parseName(input)).code).toBe('INVALID_NAME'),
  );
  it('keeps each language once', () => expect(parseLanguages(['MR', 'mr', 'en'])).toEqual(['mr', 'en']));
  it('refuses a language by its name', () =>
    expect(refusal(() => parseLanguages(['Marathi'])).code).toBe('INVALID_LANGUAGE'));
  it.each([
    ['00:00', 0],
    ['09:30', 570],
    ['24:00', 1440],
  ])('reads %s', (input, minute) => expect(parseTimeOfDay(input, 'shiftStart')).toBe(minute));
  it.each(['24:01', '9:30', '09:60', '-1:00', 'noon'])('refuses the time %s', (input) =>
    expect(refusal(() => parseTimeOfDay(input, 'shiftStart'))).toMatchObject({
      code: 'INVALID_TIME',
      field: 'shiftStart',
    }),
  );
});
