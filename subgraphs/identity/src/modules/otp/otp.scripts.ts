/**
 * Whether a code may be sent now, by the waits between the codes of one number and network; takes the turn unless asked
 * only to look. KEYS: sends. ARGV: now (ms), `take` or `look`, most sends an hour, waits before the 2nd, 3rd, … (ms).
 * Returns {1, ms until the next may be sent} or {0, ms to wait}.
 */
export const TAKE_TURN = `
local now, most = tonumber(ARGV[1]), tonumber(ARGV[3])
local hour = 3600000
local waits = {}
for i = 4, #ARGV do waits[#waits + 1] = tonumber(ARGV[i]) end
local recent = {}
for _, sent in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  if tonumber(sent) > now - hour then recent[#recent + 1] = tonumber(sent) end
end
local function earliest(count)
  if count == 0 then return now end
  if count >= most then return recent[1] + hour end
  return recent[count] + waits[math.min(count, #waits)]
end
local at = earliest(#recent)
if at > now then return {0, at - now} end
if ARGV[2] == 'look' then return {1, 0} end
recent[#recent + 1] = now
redis.call('DEL', KEYS[1])
for _, sent in ipairs(recent) do redis.call('RPUSH', KEYS[1], string.format('%.0f', sent)) end
redis.call('PEXPIRE', KEYS[1], hour)
return {1, earliest(#recent) - now}
`;

/**
 * Checks, counts and deletes in one step, so that guesses in parallel share five attempts and a code works once.
 * Success forgives what was sent before to this network: only the number's owner can bring it about.
 * KEYS: code, sends. ARGV: now (ms), most attempts, the macs that are right. Returns 'ok', 'wrong', 'exhausted' or 'none'.
 */
export const CHECK_CODE = `
local stored = redis.call('HMGET', KEYS[1], 'mac', 'expires')
if not stored[1] then return 'none' end
if tonumber(stored[2]) <= tonumber(ARGV[1]) then
  redis.call('DEL', KEYS[1])
  return 'none'
end
local attempts = redis.call('HINCRBY', KEYS[1], 'attempts', 1)
if attempts > tonumber(ARGV[2]) then return 'exhausted' end
for i = 3, #ARGV do
  if stored[1] == ARGV[i] then
    redis.call('DEL', KEYS[1], KEYS[2])
    return 'ok'
  end
end
return 'wrong'
`;
