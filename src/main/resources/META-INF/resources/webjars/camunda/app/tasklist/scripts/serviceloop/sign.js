// What is signed is signed by somebody who has just proved who he is: the dialog says what his signature means, and asks for his
// password, or for a fresh sign-in at the provider. Then what was sent is sent again (again.js).
define(['./words', './signIn', './whose'], function (words, signIn, whose) {
  const { make, layerOver, wayIn, who, openWindow } = signIn;

  function layer(meaning) {
    const name = make('input', { type: 'text', autocomplete: 'username', readOnly: true, value: whose.person() || '' });
    const password = make('input', { type: 'password', autocomplete: 'current-password' });
    const secret = make('label', {}, make('span', { textContent: words.text('signIn.password') }), password);
    const problem = make('p', { className: 'sl-alert', role: 'alert', hidden: true });
    const hint = make('p', { hidden: true });
    const submit = make('button', { type: 'submit', textContent: words.text('sign.submit') });
    const cancel = make('button', { type: 'button', className: 'sl-not-yet', textContent: words.text('sign.cancel') });
    const form = make('form', {}, make('h4', { id: 'sl-sign-title', textContent: words.text('sign.title') }),
      make('p', { id: 'sl-sign-says' }, words.text('sign.says'), make('strong', { className: 'sl-meaning', textContent: meaning })),
      make('label', {}, make('span', { textContent: words.text('signIn.name') }), name), secret, hint, problem, submit, cancel);
    const dialog = layerOver('sl-sign-in sl-signature', form);
    dialog.setAttribute('aria-labelledby', 'sl-sign-title');
    dialog.setAttribute('aria-describedby', 'sl-sign-says');
    hint.setAttribute('role', 'status');
    document.body.append(dialog);
    dialog.showModal();
    password.focus();
    return { dialog, form, password, secret, problem, hint, submit, cancel };
  }

  /** Resolves when the person has proved who he is; is rejected when he does not want to now. */
  const proved = (api, subject, meaning) => new Promise((resolve, reject) => {
    const { dialog, form, password, secret, problem, hint, submit, cancel } = layer(meaning);
    let watching = null;
    let way = '';
    const end = then => {
      clearInterval(watching);
      dialog.close();
      dialog.remove();
      then();
    };
    const say = (place, text) => {
      place.textContent = text;
      place.hidden = !text;
    };
    // After a new sign-in the token of Tasklist's interface is a new one, which comes with a page of it.
    const prove = body => api.sign(subject, body).then(who).then(() => end(resolve));

    wayIn().then(found => {
      way = found;
      secret.hidden = !!way;
      (way ? submit : password).focus();
    }).catch(() => say(problem, words.text('signIn.away')));
    form.addEventListener('submit', event => {
      event.preventDefault();
      say(problem, '');
      if (way) {
        say(hint, words.text(openWindow(way + '?fresh') ? 'signIn.window' : 'signIn.blocked'));
        clearInterval(watching);
        // The two windows know nothing of each other: this one asks the server.
        watching = setInterval(() => prove({}).catch(() => null), 1500);
        return;
      }
      const given = { password: password.value };
      password.value = '';
      prove(given).catch(answer => {
        const [wrong] = (answer.data || {}).violations || [];
        // It needs no name of a field: there is one.
        say(problem, wrong ? wrong.message : api.problem(answer));
        password.focus();
      });
    });
    cancel.addEventListener('click', () => end(reject));
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      end(reject);
    });
  });

  return module => module.factory('slSign', ['$q', '$injector', ($q, $injector) => asked => {
    const { subject, meaning } = asked || {};
    // Our interface is asked for when it is needed: what it is refused comes here, too.
    return meaning ? $q.when(proved($injector.get('slApi'), subject, meaning)) : $q.reject();
  }]);
});
