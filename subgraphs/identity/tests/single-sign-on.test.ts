import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import { describeEnforcement } from './single-sign-on/enforcement.js';
import { describeForgedAnswers } from './single-sign-on/forged-answers.js';
import { describeFreshness } from './single-sign-on/freshness.js';
import { describeMembership } from './single-sign-on/membership.js';
import { describeSettings } from './single-sign-on/settings.js';
import { describeSignIn } from './single-sign-on/sign-in.js';
import { MINUTE, SsoUnderTest } from './support/sso-under-test.js';

// One database and one provider for all that single sign-on does.
describe('single sign-on', () => {
  const sso = new SsoUnderTest();
  beforeAll(() => sso.start(), MINUTE);
  afterAll(() => sso.close());
  beforeEach(() => sso.reset());

  describe('settings', () => describeSettings(sso));
  describe('sign-in', () => describeSignIn(sso));
  describe('of a provider that forges', () => describeForgedAnswers(sso));
  describe('freshness', () => describeFreshness(sso));
  describe('membership', () => describeMembership(sso));
  describe('enforcement', () => describeEnforcement(sso));
});
