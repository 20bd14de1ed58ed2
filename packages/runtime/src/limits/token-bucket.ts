import type { Charge, Limit, LimitState } from './limit.js';

/**
 * A bucket as the generic cell rate algorithm keeps it: one number, the time at which it is full again. Equal to a
 * token bucket with continuous refill (ITU-T I.371, "virtual scheduling").
 */
export interface BucketCharge {
  /** Time at which the bucket will be full, in ms; at or before now for a full one. */
  readonly fullAtMs: number;
  /** 0 when the points were there; else the time until they are, in ms; Infinity for more than a full bucket. */
  readonly waitMs: number;
}

/** The last point of a bucket must not be refused for what floating point numbers lose. */
const ROUNDING_MS = 0.01;

export function chargeBucket(
  fullAtMs: number | undefined,
  nowMs: number,
  { limit, points = 1 }: Charge,
): BucketCharge {
  const windowMs = limit.windowSeconds * 1_000;
  const next = Math.max(fullAtMs ?? nowMs, nowMs) + (points * windowMs) / limit.points;
  const missingMs = next - nowMs - windowMs;
  if (points > limit.points) return { fullAtMs: next, waitMs: Infinity };
  return { fullAtMs: next, waitMs: missingMs > ROUNDING_MS ? missingMs : 0 };
}

/** @param missingMs time until the bucket is full, in ms */
export function limitState({ name, points, windowSeconds }: Limit, missingMs: number): LimitState {
  const windowMs = windowSeconds * 1_000;
  const left = Math.min(Math.max(1 - missingMs / windowMs, 0), 1);
  return {
    name,
    points,
    windowSeconds,
    // Redis keeps tenths of microseconds; without the margin a full bucket could read as one point short.
    remaining: Math.floor(left * points + 1e-6),
    resetSeconds: Math.max(Math.ceil((missingMs - ROUNDING_MS) / 1_000), 0),
    missingMs: Math.max(missingMs, 0),
  };
}

/**
 * Charges several buckets in one call: all of them, or none when one lacks the points (mode `spend`). `force` charges
 * whatever is there (negative points give back), `peek` changes nothing. Redis's clock, so processes need not agree.
 * KEYS: buckets. ARGV: mode, then points of the bucket, window in ms and points charged for each.
 * Answers for each bucket the time until it is full and the time to wait, in ms; -1 waits for ever.
 */
export const CHARGE_BUCKETS = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local mode = ARGV[1]
local before, after, answer, refused = {}, {}, {}, false
for i, key in ipairs(KEYS) do
  local size, window, points = tonumber(ARGV[i * 3 - 1]), tonumber(ARGV[i * 3]), tonumber(ARGV[i * 3 + 1])
  before[i] = math.max(tonumber(redis.call('GET', key) or now), now)
  after[i] = before[i] + points * window / size
  local wait = after[i] - now - window
  if wait <= 0.01 then wait = 0 end
  if mode == 'force' then
    after[i] = math.min(after[i], now + window)
    wait = 0
  elseif points > size then
    wait = -1
  end
  if wait ~= 0 then refused = true end
  answer[i * 2] = math.ceil(wait)
end
for i, key in ipairs(KEYS) do
  local kept = before[i]
  if mode ~= 'peek' and not refused then
    kept = after[i]
    if kept > now then
      redis.call('SET', key, string.format('%.4f', kept), 'PX', math.ceil(kept - now))
    else
      redis.call('DEL', key)
    end
  end
  answer[i * 2 - 1] = math.max(math.ceil(kept - now), 0)
end
return answer
`;
