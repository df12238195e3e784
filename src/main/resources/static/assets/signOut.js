// Signing out, for the frame of our pages and for Tasklist, Cockpit and Admin. With OpenID Connect the way out leads past the
// provider, and our policy lets no form be sent there: the script is told the address, and goes there itself.
const root = new URL('..', import.meta.url).pathname;

export default function signOut() {
  const token = document.cookie.match(/(?:^|; )SL-XSRF=([^;]*)/);
  return fetch(root + 'logout', {
    method: 'POST',
    credentials: 'same-origin',
    // Goes on though the page is left meanwhile.
    keepalive: true,
    headers: { 'X-Requested-With': 'fetch', 'X-SL-XSRF': token ? decodeURIComponent(token[1]) : '' }
  })
    .then(answer => answer.headers.get('Location'), () => null)
    .then(next => location.assign(next || root + 'login'));
}

for (const form of document.querySelectorAll('form[data-sign-out]')) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    signOut();
  });
}
