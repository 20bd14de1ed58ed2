import { developmentOtpKey } from '@propmubi/identity';
import { expectData, httpClient, type TestDatabase } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import pg from 'pg';

const SESSION = '{ accessToken refreshToken user { id } }';

interface Session {
  accessToken: string;
  refreshToken: string;
  user: { id: string };
}

/** An access token of a super administrator whose session has proved a second factor; the demo world has none. */
export async function superAdministratorToken(
  url: string,
  { adminUrl, redisUrl }: TestDatabase,
  phone: string,
): Promise<string> {
  const ask = httpClient(url);
  expectData(
    await ask(`mutation($phone: String!) { requestOtp(input: { phone: $phone }) { expiresAt } }`, { phone }),
  );
  const redis = new Redis(redisUrl);
  const code = await redis.get(developmentOtpKey(phone));
  redis.disconnect();
  const { verifyOtp } = expectData<{ verifyOtp: Session }>(
    await ask(`mutation($input: VerifyOtpInput!) { verifyOtp(input: $input) ${SESSION} }`, {
      input: { phone, code },
    }),
  );
  await promote(adminUrl, verifyOtp.user.id);
  const { refreshToken } = verifyOtp;
  const { refreshSession } = expectData<{ refreshSession: Session }>(
    await ask(`mutation($input: RefreshSessionInput!) { refreshSession(input: $input) ${SESSION} }`, {
      input: { refreshToken },
    }),
  );
  return refreshSession.accessToken;
}

async function promote(adminUrl: string, userId: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(
      `insert into identity.user_role (user_id, role) values ($1, 'ADMIN'), ($1, 'SUPER_ADMIN')`,
      [userId],
    );
    await admin.query(`update identity.session set second_factor_at = now() where user_id = $1`, [userId]);
  } finally {
    await admin.end();
  }
}
