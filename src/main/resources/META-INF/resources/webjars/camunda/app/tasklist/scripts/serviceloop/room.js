// Room for the form: the filters are folded unless their reader unfolds them, and the one in use stands above the list.
define(['./words', './remembered'], function (words, remembered) {
  const FOLDED = 'filters-column-close';
  const KEPT = 'filters';
  const look = document.body.classList;

  look.toggle(FOLDED, remembered.read(KEPT) !== 'unfolded');
  // For style sheets, which know no language.
  document.documentElement.style.setProperty('--optional', JSON.stringify(words.text('form.optional')));

  const heading = ['$scope', function ($scope) {
    const data = $scope.tasklistData.newChild($scope);
    data.observe('currentFilter', filter => { $scope.filter = filter; });
    data.observe('taskList', list => { $scope.count = list && list.count; });
    $scope.unfolded = () => !look.contains(FOLDED);
    $scope.turn = () => {
      look.toggle(FOLDED);
      remembered.keep(KEPT, $scope.unfolded() ? 'unfolded' : 'folded');
      $scope.$root.$broadcast('layout:change');
    };
  }];

  return module => module.config(['ViewsProvider', function (views) {
    views.registerDefaultView('tasklist.list', {
      id: 'serviceloop-heading', priority: 1000, controller: heading,
      template: `
        <div class="sl-list-head">
          <button type="button" class="sl-filter-name" aria-controls="sl-filters" aria-expanded="{{ unfolded() }}"
                  title="{{ (unfolded() ? 'room.fold' : 'room.unfold') | slText }}" ng-click="turn()">
            <span>{{ filter.name }}</span> <span class="sl-count" ng-if="count !== undefined">({{ count | slNumber }})</span>
            <span class="sl-hidden-words">{{ (unfolded() ? 'room.fold' : 'room.unfold') | slText }}</span></button>
          <span class="sl-chip" ng-if="$root.slReadOnly">{{ 'room.readOnly' | slText }}</span>
        </div>`
    });
  }]);
});
