// When the session has ended, one signs in again over what one was doing: nothing that was typed is lost, and what was
// refused for want of a session is sent again. With OpenID Connect the provider opens in a window of its own.
define(['./words'], function (words) {
  const root = location.pathname.split('/camunda')[0] + '/';
  const TASKLIST = root + 'camunda/app/tasklist/default/';
  const WHO = root + 'camunda/api/admin/auth/user/default';
  const METHODS = ['post', 'put', 'del', 'load', 'options'];

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

  function layer(me) {
    const name = make('input', { type: 'text', name: 'username', autocomplete: 'username', readOnly: true, value: me || '' });
    const password = make('input', { type: 'password', name: 'password', autocomplete: 'current-password' });
    const secret = make('label', {}, make('span', { textContent: words.text('signIn.password') }), password);
    const problem = make('p', { className: 'sl-alert', role: 'alert', hidden: true });
    const button = make('button', { type: 'submit', textContent: words.text('signIn.submit') });
    const form = make('form', {}, make('h4', { id: 'sl-sign-in-title', textContent: words.text('signIn.title') }),
      make('p', { textContent: words.text('signIn.kept') }),
      make('label', {}, make('span', { textContent: words.text('signIn.name') }), name), secret, problem, button);
    const dialog = make('dialog', { className: 'sl-sign-in' }, form);
    dialog.setAttribute('aria-labelledby', 'sl-sign-in-title');
    const failed = text => {
      problem.textContent = text;
      problem.hidden = !text;
    };
    // There is nothing behind it that could be done without signing in.
    dialog.addEventListener('cancel', event => event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
    return { dialog, form, password, secret, button, failed };
  }

  /** Signs in with name and password; gives the sentence that says why not, or nothing. */
  function send(form) {
    return fetch(root + 'login', { method: 'POST', headers: { 'X-SL-XSRF': cookie('SL-XSRF') }, body: new URLSearchParams(new FormData(form)) })
      .then(answer => answer.text()).then(text => {
        const problem = page(text).querySelector('.problem');
        return problem ? problem.textContent : '';
      });
  }

  /** Resolves when the same person is signed in again. */
  function again(me) {
    const { dialog, form, password, secret, button, failed } = layer(me);
    return fetch(root + 'login').then(answer => answer.text()).then(text => new Promise(resolve => {
      const provider = page(text).querySelector('a[href*="/oauth2/"]');
      let child = null;
      let watching = null;

      const done = () => {
        clearInterval(watching);
        if (child) {
          child.close();
        }
        dialog.close();
        dialog.remove();
        resolve();
      };
      const check = problem => who().then(found => {
        if (found && (!me || found === me)) {
          done();
        } else if (found) {
          // What was typed belongs to somebody else, and stays his.
          failed(words.text('signIn.other', { name: found }));
        } else if (problem !== undefined) {
          failed(problem || words.text('signIn.failed'));
        }
      }).catch(() => failed(words.text('signIn.away')));

      secret.hidden = !!provider;
      form.addEventListener('submit', event => {
        event.preventDefault();
        failed('');
        if (provider) {
          child = window.open(root.slice(0, -1) + provider.getAttribute('href').slice(root.length - 1), 'serviceloop-sign-in', 'width=560,height=680');
          clearInterval(watching);
          watching = setInterval(() => check(), 1500);
        } else {
          const sent = send(form);
          password.value = '';
          sent.then(check).catch(() => failed(words.text('signIn.away')));
        }
      });
      (provider ? button : password).focus();
    }));
  }

  return module => module.factory('slSignIn', ['$rootScope', '$q', function ($rootScope, $q) {
    let open = null;
    return () => {
      open = open || $q.when(again(($rootScope.authentication || {}).name)).finally(() => { open = null; });
      return open;
    };
  }]).config(['$httpProvider', '$provide', function ($httpProvider, $provide) {
    $httpProvider.interceptors.push(['$q', '$injector', ($q, $injector) => ({
      responseError: answer => (answer.status === 401
        ? $injector.get('slSignIn')().then(() => $injector.get('$http')(answer.config)) : $q.reject(answer))
    })]);

    // The client of the engine's interface does not ask $http.
    $provide.decorator('camAPIHttpClient', ['$delegate', '$q', 'slSignIn', ($delegate, $q, signIn) => class extends $delegate {
      constructor(config) {
        super(config);
        const client = this._wrapped;
        METHODS.forEach(method => {
          const send = client[method].bind(client);
          client[method] = (path, options) => {
            const answered = $q.defer();
            const attempt = headers => send(path, Object.assign({}, options, {
              headers: Object.assign({}, options.headers, headers),
              done: (error, body, more) => {
                if (error && error.status === 401) {
                  signIn().then(() => attempt({ 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') }));
                  return;
                }
                if (options.done) {
                  options.done(error, body, more);
                }
                if (error) {
                  answered.reject(error);
                } else {
                  answered.resolve(body);
                }
              }
            }));
            attempt({});
            return answered.promise;
          };
        });
      }
    }]);
  }]);
});
