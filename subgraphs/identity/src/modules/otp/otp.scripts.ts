/**
 * Stores a code if one may be sent now.
 * KEYS: code, sends. ARGV: now (ms), mac, code lifetime (ms), most sends an hour, waits before the 2nd, 3rd, … (ms).
 * Returns {1, ms until the next may be sent} or {0, ms to wait}.
 */
export const STORE_CODE = `
local now, lifetime, most = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[4])
local hour = 3600000
local waits = {}
for i = 5, #ARGV do waits[#waits + 1] = tonumber(ARGV[i]) end
local recent = {}
for _, sent in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
  if tonumber(sent) > now - hour then recent[#recent + 1] = tonumber(sent) end
end
local function earliest(count)
  if count == 0 then return now end
  if count >= most then return recent[1] + hour end
  return recent[count] + waits[math.min(count, #waits)]
end
local at = earliest(#recent)
if at > now then return {0, at - now} end
recent[#recent + 1] = now
redis.call('DEL', KEYS[2])
for _, sent in ipairs(recent) do redis.call('RPUSH', KEYS[2], string.format('%.0f', sent)) end
redis.call('PEXPIRE', KEYS[2], hour)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'mac', ARGV[2], 'attempts', 0, 'expires', string.format('%.0f', now + lifetime))
redis.call('PEXPIRE', KEYS[1], lifetime)
return {1, earliest(#recent) - now}
`;

/**
 * Checks, counts and deletes in one step, so that guesses in parallel share five attempts and a code works once.
 * Success forgives what was sent before: only the number's owner can bring it about.
 * KEYS: code, sends. ARGV: now (ms), mac, most attempts. Returns 'ok', 'wrong', 'exhausted' or 'none'.
 */
export const CHECK_CODE = `
local stored = redis.call('HMGET', KEYS[1], 'mac', 'expires')
if not stored[1] then return 'none' end
if tonumber(stored[2]) <= tonumber(ARGV[1]) then
  redis.call('DEL', KEYS[1])
  return 'none'
end
local attempts = redis.call('HINCRBY', KEYS[1], 'attempts', 1)
if attempts > tonumber(ARGV[3]) then return 'exhausted' end
if stored[1] == ARGV[2] then
  redis.call('DEL', KEYS[1], KEYS[2])
  return 'ok'
end
return 'wrong'
`;
