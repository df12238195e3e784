// Links in Tasklist's header to our pages, for whom they are for; the engine's web applications are there already.
define([], function () {
  const root = location.pathname.split('/camunda')[0];

  const links = ['$scope', 'slApi', function ($scope, api) {
    api.navigation().then(all => {
      $scope.pages = all.filter(link => !link.path.startsWith('/camunda/'))
        .map(link => ({ text: link.text, address: root + link.path }));
    });
  }];

  return module => module.config(['ViewsProvider', function (views) {
    views.registerDefaultView('tasklist.navbar.action', {
      id: 'serviceloop-pages', priority: 50, controller: links,
      template: '<a class="sl-page" ng-repeat="page in pages" ng-href="{{ page.address }}">{{ page.text }}</a>'
    });
  }]);
});
