import { createHmac, timingSafeEqual } from 'node:crypto';

/** What one signed URL of the local store allows. */
export type FileGrant =
  | { method: 'PUT'; key: string; expires: number; mediaType: string; sizeBytes: number }
  | { method: 'GET'; key: string; expires: number; mediaType: string; fileName: string };

/** The grant and its HMAC-SHA-256, both base64url. */
export function signGrant(grant: FileGrant, secret: string): string {
  const claims = Buffer.from(JSON.stringify(grant)).toString('base64url');
  const [first = ''] = secretsOf(secret);
  return `${claims}.${macOf(claims, first).toString('base64url')}`;
}

/** The grant of a token that this secret signed, for this method, and that has not expired. */
export function readGrant<Method extends FileGrant['method']>(
  token: string,
  method: Method,
  secret: string,
  now: Date,
): Extract<FileGrant, { method: Method }> | null {
  const [claims = '', mac = ''] = token.split('.');
  const given = Buffer.from(mac, 'base64url');
  const isSigned = secretsOf(secret).some((one) => {
    const expected = macOf(claims, one);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isSigned) return null;
  const grant = JSON.parse(Buffer.from(claims, 'base64url').toString()) as FileGrant;
  if (grant.method !== method || grant.expires <= now.getTime()) return null;
  return grant as Extract<FileGrant, { method: Method }>;
}

/** Several while one replaces another, separated by commas: the first signs, all verify. */
function secretsOf(setting: string): string[] {
  if (!areSecrets(setting)) throw new Error('A secret of signed links is too short.');
  return setting.split(',');
}

const SECRET_LENGTH = 32;

/** Whether each of these secrets, separated by commas, is long enough: an empty one would verify what any client signed. */
export function areSecrets(setting: string): boolean {
  return setting.split(',').every(({ length }) => length >= SECRET_LENGTH);
}

function macOf(claims: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`file-grant\n${claims}`).digest();
}
