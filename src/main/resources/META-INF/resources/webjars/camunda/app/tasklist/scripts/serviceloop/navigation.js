// Links in Tasklist's header to our pages, for whom they are for; the engine's web applications are there already.
define(['./words'], function (words) {
  const root = location.pathname.split('/camunda')[0];

  const links = ['$scope', 'slApi', function ($scope, api) {
    api.navigation().then(all => {
      const pages = all.filter(link => !link.path.startsWith('/camunda/'))
        .map(link => ({ text: link.text, address: root + link.path, more: link.more }));
      $scope.pages = pages.filter(page => !page.more);
      $scope.more = pages.filter(page => page.more);
    });
    $scope.moreText = words.text('pages.more');
  }];

  // A menu closes when something else is clicked.
  document.addEventListener('click', event => document.querySelectorAll('.sl-pages-more[open]').forEach(menu => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }));

  return module => module.config(['ViewsProvider', function (views) {
    views.registerDefaultView('tasklist.navbar.action', {
      id: 'serviceloop-pages', priority: 50, controller: links,
      template: `<a class="sl-page" ng-repeat="page in pages" ng-href="{{ page.address }}">{{ page.text }}</a>
        <details class="sl-pages-more" ng-if="more.length"><summary class="sl-page">{{ moreText }}</summary>
          <div><a class="sl-page" ng-repeat="page in more" ng-href="{{ page.address }}">{{ page.text }}</a></div></details>`
    });
  }]);
});
