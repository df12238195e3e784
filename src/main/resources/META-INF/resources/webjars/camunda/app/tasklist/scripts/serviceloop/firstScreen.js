// Where no task is chosen: what waits for the reader, as the page "My work" shows it, over all filters at once.
define(['./words'], function (words) {
  const screen = ['slApi', 'slGoTo', '$location', (api, goTo, $location) => ({
    restrict: 'E',
    template: `<p class="sl-loading" ng-if="!there && !problem">{{ 'form.loading' | slText }}</p>
      <p class="sl-alert" role="alert" ng-if="problem">{{ problem }}</p>
      <div></div>`,
    link: (scope, element) => {
      const place = element[0].lastElementChild;
      const chosen = () => (scope.task ? scope.task.id : $location.search().task) || '';
      let shown = '';
      let asked = 0;

      function show(text) {
        scope.there = true;
        scope.problem = '';
        if (text === shown) {
          return;
        }
        shown = text;
        const focused = place.contains(document.activeElement) && document.activeElement.getAttribute('href');
        // Never compiled: what people have written is text, whatever it looks like.
        place.replaceChildren(...new DOMParser().parseFromString(text, 'text/html').body.children);
        const again = focused && [...place.querySelectorAll('a')].find(link => link.getAttribute('href') === focused);
        if (again) {
          again.focus();
        }
      }

      function load() {
        asked += 1;
        const mine = asked;
        api.firstScreen().then(text => mine === asked && show(text)).catch(answer => {
          scope.problem = api.problem(answer) || words.text('form.loadFailed');
        });
      }

      scope.$watch(chosen, id => id || load());
      scope.$on('refresh', () => chosen() || load());
      place.addEventListener('click', event => {
        const link = event.target.closest('a[href*="#/?"]');
        if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          scope.$apply(() => goTo(link.getAttribute('href')));
        }
      });
    }
  })];

  return module => module.directive('slFirstScreen', screen);
});
