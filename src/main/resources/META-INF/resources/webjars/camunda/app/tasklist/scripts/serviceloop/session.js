// Signing out of Tasklist, Cockpit or Admin signs out of the application: their own sign-in forms would not work after it.
define([], function () {
  const root = location.pathname.split('/camunda')[0];

  return module => module.run(['$rootScope', function ($rootScope) {
    $rootScope.$on('authentication.logout.success', function () {
      const token = document.cookie.match(/(?:^|; )SL-XSRF=([^;]*)/);
      fetch(root + '/logout', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'X-Requested-With': 'fetch', 'X-SL-XSRF': token ? decodeURIComponent(token[1]) : '' }
      })
        // With OpenID Connect the way out leads past the provider.
        .then(answer => answer.headers.get('Location'), () => null)
        .then(next => location.assign(next || root + '/login'));
    });
  }]);
});
