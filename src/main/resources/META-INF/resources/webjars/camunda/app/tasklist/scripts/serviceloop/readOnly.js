// Auditors read everything and change nothing: Tasklist shows them no control that would be refused, and says so.
define([], function () {
  const READERS = ['auditors'];

  return module => module.run(['$rootScope', 'slApi', function ($rootScope, api) {
    const look = document.body.classList;
    $rootScope.$watch('authentication.name', me => {
      const { authorizedApps } = $rootScope.authentication || {};
      look.toggle('sl-no-cockpit', !(authorizedApps || []).includes('cockpit'));
      $rootScope.slReadOnly = false;
      look.remove('sl-read-only');
      if (me) {
        api.people().then(people => {
          const { groups } = people.find(person => person.id === me) || { groups: [] };
          $rootScope.slReadOnly = groups.length > 0 && groups.every(group => READERS.includes(group));
          look.toggle('sl-read-only', $rootScope.slReadOnly);
        });
      }
    });
  }]);
});
