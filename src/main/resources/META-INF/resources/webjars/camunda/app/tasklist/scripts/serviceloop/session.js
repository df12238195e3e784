// Signing out of Tasklist, Cockpit or Admin signs out of the application: their own sign-in forms would not work after it.
define([], function () {
  const root = location.pathname.split('/camunda')[0];

  return module => module.run(['$rootScope', function ($rootScope) {
    $rootScope.$on('authentication.logout.success', () => import(root + '/assets/signOut.js').then(way => way.default()));
  }]);
});
