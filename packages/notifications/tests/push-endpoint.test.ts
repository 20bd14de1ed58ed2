import { describe, expect, it } from '@jest/globals';
import { isPushEndpoint } from '../src/index.js';

describe('isPushEndpoint', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://wns2-par02p.notify.windows.com/w/?token=BQYAAA',
    'https://wns2-par02p.notify.windows.com/w/?token=BQ%3d%3d',
    'https://web.push.apple.com/QGuQyavXut',
  ])('takes %s', (endpoint) => {
    expect(isPushEndpoint(endpoint)).toBe(true);
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/fcm/send/abc',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evil.example/?fcm.googleapis.com',
    'https://user:secret@fcm.googleapis.com/x',
    'https://fcm.googleapis.com@169.254.169.254/latest/meta-data',
    'https://notify.windows.com.evil.example/',
    'https://evilnotify.windows.com/',
    'https://169.254.169.254/latest/meta-data',
    'https://127.0.0.1/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://2130706433/x',
    'https://localhost/x',
    'https://redis:6379/x',
    'https://10.0.0.1/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'fcm.googleapis.com/fcm/send/abc',
    '',
    `https://fcm.googleapis.com/${'a'.repeat(2_000)}`,
  ])('refuses %s', (endpoint) => {
    expect(isPushEndpoint(endpoint)).toBe(false);
  });

  it.each([
    'https:fcm.googleapis.com/x',
    'https:/fcm.googleapis.com/x',
    'https:\\fcm.googleapis.com\\x',
    'https:///fcm.googleapis.com/x',
    'https://fcm.goo\tgleapis.com/x',
    ' https://fcm.googleapis.com/x',
    'HTTPS://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:443/x',
    'https://fcm.googleapis.com\\@169.254.169.254/x',
    'https://x.push.apple.com\u3002/',
    'https://x.push\uFF0Eapple.com/x',
  ])('refuses %j, which others read otherwise', (endpoint) => {
    expect(isPushEndpoint(endpoint)).toBe(false);
  });

  it('takes further hosts by name and port', () => {
    const hosts = ['localhost:8443', '*.push.example'];
    expect(isPushEndpoint('https://localhost:8443/x', hosts)).toBe(true);
    expect(isPushEndpoint('https://a.push.example/x', hosts)).toBe(true);
    expect(isPushEndpoint('https://localhost:8444/x', hosts)).toBe(false);
    expect(isPushEndpoint('https://push.example/x', hosts)).toBe(false);
  });
});
