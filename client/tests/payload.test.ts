import { describe, expect, it } from '@jest/globals';
import { done, RequestError } from '../src/index.js';

describe('done', () => {
  it('gives a payload whose fields are there', () => {
    const payload = { leadId: '1' as string | null, lead: null, userErrors: [] };
    expect(done(payload, 'leadId').leadId.length).toBe(1);
  });

  it('throws what the mutation was refused for, each with its code and its field', () => {
    const userErrors = [
      { code: 'INVALID_PHONE', field: ['input', 'phone'], message: 'No phone.' },
      { code: 'FORBIDDEN', field: null, message: 'Not you.' },
    ];
    const refused = () => done({ leadId: null, userErrors }, 'leadId');
    expect(refused).toThrow('No phone.; Not you.');
    expect(refused).toThrow(
      expect.objectContaining({
        code: 'INVALID_PHONE',
        errors: [
          { message: 'No phone.', extensions: { code: 'INVALID_PHONE', field: 'input.phone' } },
          { message: 'Not you.', extensions: { code: 'FORBIDDEN' } },
        ],
      }),
    );
  });

  it('throws where a field is null and nothing says why', () => {
    expect(() => done({ leadId: null }, 'leadId')).toThrow(RequestError);
  });
});
