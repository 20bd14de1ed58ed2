import { keepEarlyAnswer, keepEarlyRenewal } from './answers.js';
import { graphRequest, postToSession, SIGNED_IN_BEFORE, underRenewalLock } from './requests.js';
import { firstQuery } from './first-query.js';
import { LOCALES, rememberedLanguage } from './language.js';

/*
 * Runs before the app is loaded: asks who is signed in, and for what the screen at this address shows a visitor. Both answers are
 * there when the app is. Someone who is signed in is asked for by the app itself, with their token.
 */
void underRenewalLock(async () => {
  const answer = postToSession('refresh', {});
  keepEarlyRenewal(answer);
  await answer.catch(() => undefined);
});

const language = rememberedLanguage();
if (!localStorage.getItem(SIGNED_IN_BEFORE)) {
  const query = firstQuery(location, language);
  if (query) keepEarlyAnswer(...query, graphRequest(...query));
}

// The browser reads its data of languages at the first use, which takes longer than any step of the app: while the app is loaded.
setTimeout(() => Intl.NumberFormat.supportedLocalesOf(LOCALES[language]));
