// Opens what is found at an address of Tasklist ("#/?task=…") without loading the page anew, and without leaving the filter.
define([], function () {
  return module => module.factory('slGoTo', ['$location', function ($location) {
    return address => {
      const search = Object.assign({}, $location.search());
      // The tab that was looked at belongs to the task before.
      delete search.detailsTab;
      $location.search(Object.assign(search, Object.fromEntries(new URLSearchParams(address.split('?')[1]))));
    };
  }]);
});
