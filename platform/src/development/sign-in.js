'use strict';

/** "Sign in as" above GraphiQL, for the people of the synthetic seed. Their codes come from the development inbox. */
window.developmentSession = (() => {
  const session = { authorization: undefined };

  async function ask(query, input) {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors[0].message);
    return data;
  }

  async function signIn(phone) {
    await ask('mutation Code($input: RequestOtpInput!) { requestOtp(input: $input) { expiresAt } }', {
      phone,
    });
    const { messages } = await (await fetch('/dev/inbox.json')).json();
    const { code } = messages.find(({ to, code }) => to === phone && code);
    const { verifyOtp } = await ask(
      'mutation SignIn($input: VerifyOtpInput!) { verifyOtp(input: $input) { accessToken } }',
      { phone, code },
    );
    return verifyOtp.accessToken;
  }

  async function show() {
    const { people } = await (await fetch('/dev/people.json')).json();
    const bar = document.createElement('label');
    bar.style.cssText =
      'position:fixed;right:1rem;bottom:1rem;z-index:9;font:14px system-ui;background:canvas;padding:.4rem';
    const choice = document.createElement('select');
    const status = document.createElement('span');
    choice.append(new Option('signed out', ''));
    for (const { role, name, phone } of people) choice.append(new Option(`${role} ${name}`, phone));
    choice.addEventListener('change', async () => {
      session.authorization = undefined;
      status.textContent = '';
      if (!choice.value) return;
      try {
        session.authorization = `Bearer ${await signIn(choice.value)}`;
      } catch (error) {
        status.textContent = ` ${error.message}`;
        choice.value = '';
      }
    });
    bar.append('Sign in as ', choice, status);
    document.body.append(bar);
  }

  void show();
  return session;
})();
