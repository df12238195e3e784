// Asks the server what becomes of the rows, a moment after they were last changed:
// <sl-preview kind="problems" rows="sl.asked()" answers="sl.previews">. The answers are kept by the id of their row; where
// none comes there are none, and nobody waits for one.
define(['angular'], function (angular) {
  const PAUSE = 300;

  return module => module.directive('slPreview', ['slApi', '$timeout', (api, $timeout) => ({
    restrict: 'E',
    scope: { kind: '@', rows: '&', answers: '=' },
    link: scope => {
      let waiting = null;
      let asked = 0;
      scope.$watch(() => angular.toJson(scope.rows()), () => {
        const mine = ++asked;
        $timeout.cancel(waiting);
        waiting = $timeout(() => api.preview(scope.kind, scope.rows()).catch(() => []).then(rows => {
          // What was changed meanwhile gets an answer of its own.
          if (mine === asked) {
            scope.answers = Object.fromEntries(rows.map(row => [row.id, row]));
          }
        }), PAUSE);
      });
      scope.$on('$destroy', () => $timeout.cancel(waiting));
    }
  })]);
});
