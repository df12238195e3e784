// Tasklist draws some of its labels once and for all (SEARCH_PLACEHOLDER, CREATION_DATE …), others again when they are there:
// nothing is drawn, and nothing is seen, before they are.
define([], function () {
  return module => module.run(['$route', '$translate', function ($route, $translate) {
    const page = document.documentElement.classList;
    page.add('sl-unlabelled');
    // Comes as well where the file is missing: keys are better than no page.
    const ready = $translate.onReady().finally(() => page.remove('sl-unlabelled'));
    Object.values($route.routes).filter(route => !route.redirectTo).forEach(route => {
      route.resolve = Object.assign({}, route.resolve, { slLabels: () => ready });
    });
  }]);
});
