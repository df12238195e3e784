// When the session has ended, one signs in again over what one was doing: nothing that was typed is lost, and what was
// refused for want of a session is sent again (again.js). With OpenID Connect the provider opens in a window of its own.
define(['./words', './whose'], function (words, whose) {
  const root = location.pathname.split('/camunda')[0] + '/';
  const TASKLIST = root + 'camunda/app/tasklist/default/';
  const WHO = root + 'camunda/api/admin/auth/user/default';

  const cookie = name => decodeURIComponent((new RegExp('(?:^|; )' + name + '=([^;]*)').exec(document.cookie) || [])[1] || '');
  const page = text => new DOMParser().parseFromString(text, 'text/html');
  /**
   * Who is signed in now; null where nobody is. Tasklist's interface knows it once a page of Tasklist was asked for, and sends
   * its own token along.
   */
  const who = () => fetch(TASKLIST).then(() => fetch(WHO))
    .then(answer => (answer.ok ? answer.json().then(found => found.userId) : null));

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  /** A dialog over everything; what is pressed in it is not for one of Tasklist's beneath it, which Escape would close. */
  function layerOver(className, form) {
    const dialog = make('dialog', { className }, form);
    dialog.addEventListener('keydown', event => event.stopPropagation());
    return dialog;
  }

  function layer(me) {
    const name = make('input', { type: 'text', name: 'username', autocomplete: 'username', readOnly: true, value: me || '' });
    const password = make('input', { type: 'password', name: 'password', autocomplete: 'current-password' });
    const secret = make('label', {}, make('span', { textContent: words.text('signIn.password') }), password);
    const hint = make('p', { hidden: true });
    const kept = make('p', { textContent: words.text('signIn.kept') });
    const problem = make('p', { className: 'sl-alert', role: 'alert', hidden: true });
    const button = make('button', { type: 'submit', textContent: words.text('signIn.submit') });
    const form = make('form', {}, make('h4', { id: 'sl-sign-in-title', textContent: words.text('signIn.title') }),
      kept,
      make('label', {}, make('span', { textContent: words.text('signIn.name') }), name), secret, hint, problem, button);
    const dialog = layerOver('sl-sign-in', form);
    dialog.setAttribute('aria-labelledby', 'sl-sign-in-title');
    const say = (place, text) => {
      place.textContent = text;
      place.hidden = !text;
    };
    // There is nothing behind it that could be done without signing in; browsers close it at a second Escape all the same.
    const reopen = () => dialog.showModal();
    dialog.addEventListener('cancel', event => event.preventDefault());
    dialog.addEventListener('close', reopen);
    document.body.append(dialog);
    dialog.showModal();
    return {
      form, password, secret, button, kept, failed: text => say(problem, text), hint: text => say(hint, text),
      remove: () => {
        dialog.removeEventListener('close', reopen);
        dialog.close();
        dialog.remove();
      }
    };
  }

  /** Signs in with name and password; gives the sentence that says why not, or nothing. */
  function send(form) {
    return fetch(root + 'login', { method: 'POST', headers: { 'X-SL-XSRF': cookie('SL-XSRF') }, body: new URLSearchParams(new FormData(form)) })
      .then(answer => answer.text()).then(text => {
        const problem = page(text).querySelector('.problem');
        return problem ? problem.textContent : '';
      });
  }

  /** How one signs in here: the address of the provider, '' for name and password. */
  function wayIn() {
    return fetch(root + 'login').then(answer => (answer.ok ? answer.text() : Promise.reject(answer))).then(text => {
      const provider = page(text).querySelector('a[href*="/oauth2/"]');
      return provider ? provider.getAttribute('href') : '';
    });
  }

  /** A window of its own for the provider; null where the browser does not open it. */
  const openWindow = way =>
    window.open(root.slice(0, -1) + way.slice(root.length - 1), 'serviceloop-sign-in', 'width=560,height=680');

  /** Resolves when the same person is signed in again. */
  const again = me => new Promise(resolve => {
    const { form, password, secret, button, kept, failed, hint, remove } = layer(me);
    let way;
    let watching = null;
    let done = false;
    const away = () => done || failed(words.text('signIn.away'));

    const check = problem => who().then(found => {
      if (done) {
        return;
      }
      if (found && (!me || found === me)) {
        done = true;
        clearInterval(watching);
        window.removeEventListener('focus', look);
        remove();
        resolve();
      } else if (found) {
        // What was typed belongs to somebody else, and stays his; nothing has run out.
        kept.hidden = true;
        failed(words.text('signIn.other', { name: found }));
      } else if (problem !== undefined) {
        failed(problem || words.text('signIn.failed'));
      }
    }).catch(away);
    // In another tab one may be signed in by now.
    const look = () => check();

    const ready = () => (way !== undefined ? Promise.resolve(way) : wayIn().then(found => {
      way = found;
      secret.hidden = !!way;
      (way ? button : password).focus();
      return way;
    }));

    function openProvider() {
      // The two windows know nothing of each other, so that neither can harm the other: this one asks the server.
      hint(words.text(openWindow(way) ? 'signIn.window' : 'signIn.blocked'));
      clearInterval(watching);
      watching = setInterval(look, 1500);
    }

    // From the first moment on: the browser would send the form itself, and leave the page.
    form.addEventListener('submit', event => {
      event.preventDefault();
      failed('');
      ready().then(() => {
        if (way) {
          openProvider();
          return null;
        }
        const sent = send(form);
        password.value = '';
        return sent.then(check);
      }).catch(away);
    });
    window.addEventListener('focus', look);
    look();
    ready().catch(away);
  });

  const config = module => module.factory('slSignIn', ['$rootScope', '$q', function ($rootScope, $q) {
    let open = null;
    const signIn = () => {
      open = open || $q.when(again(whose.person())).finally(() => { open = null; });
      return open;
    };
    /** The headers of a request, with whose it is. */
    signIn.said = headers => {
      whose.is(($rootScope.authentication || {}).name);
      return whose.said(headers);
    };
    return signIn;
  }]);

  return Object.assign(config, { make, layerOver, wayIn, who, openWindow });
});
