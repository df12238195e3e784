// Signing out of Tasklist, Cockpit or Admin signs out of the application: their own sign-in forms would not work after it.
define(['./signIn', './again'], function (signIn, again) {
  const root = location.pathname.split('/camunda')[0];

  return module => again(signIn(module)).run(['$rootScope', function ($rootScope) {
    // Loaded before it is needed: Cockpit and Admin leave their page as soon as they are signed out.
    const signOut = import(root + '/assets/signOut.js');
    $rootScope.$on('authentication.logout.success', () => signOut.then(way => way.default()));
  }]);
});
