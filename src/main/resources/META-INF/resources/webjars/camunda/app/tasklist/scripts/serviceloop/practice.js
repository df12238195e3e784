// The badge with the practice day in Tasklist's header, and the ways to move it on; nothing where no practice clock is.
define(['./clock', './words'], function (clock, words) {
  const badge = ['$scope', '$rootScope', '$injector', 'slApi', function ($scope, $rootScope, $injector, api) {
    const day = iso => words.date(iso);

    function show(today) {
      $scope.practice = today.practice;
      $scope.today = day(today.today);
      const next = today.practice && today.practice.next;
      $scope.ways = !today.practice || !today.practice.mayMove ? [] : [
        { days: 1, text: words.text('practice.day'), title: words.text('practice.dayTitle') },
        { days: 7, text: words.text('practice.week'), title: words.text('practice.weekTitle') }
      ].concat(next ? [{
        days: next.days, text: words.text('practice.next', { day: day(next.day) }), title: words.text('practice.nextTitle')
      }] : []);
      clock.setZone(today.zone);
      if (today.practice) {
        clock.set(today.now);
      }
    }

    const load = () => api.today().then(show);

    $scope.move = days => {
      $scope.moving = true;
      $scope.problem = '';
      api.moveClock(days).catch(answer => {
        $scope.problem = api.problem(answer) || words.text('practice.failed');
      }).then(load).finally(() => {
        $scope.moving = false;
        $rootScope.$broadcast('refresh');
      });
    };

    // "3 days ago" in lists and tasks counts from the practice day, too.
    if ($injector.has('moment')) {
      $injector.get('moment').now = clock.now;
    }
    load();
    // Somebody else may have moved it.
    $scope.$on('refresh', () => $scope.practice && !$scope.moving && load());
  }];

  return module => module.config(['ViewsProvider', function (views) {
    views.registerDefaultView('tasklist.navbar.action', {
      id: 'serviceloop-practice', priority: 60, controller: badge,
      template: `
        <span class="sl-practice" ng-if="practice" role="group" aria-label="{{ 'practice.label' | slText }}" aria-busy="{{ !!moving }}">
          <span class="sl-practice-day" title="{{ 'practice.title' | slText }}" aria-live="polite">
            {{ 'practice.label' | slText }} <b>{{ moving ? ('practice.moving' | slText) : today }}</b></span>
          <button type="button" ng-repeat="way in ways" ng-click="$parent.$parent.move(way.days)" ng-disabled="moving"
                  title="{{ way.title }}">{{ way.text }}</button>
          <span class="sl-practice-problem" role="alert" ng-if="problem">{{ problem }}</span>
        </span>`
    });
  }]);
});
