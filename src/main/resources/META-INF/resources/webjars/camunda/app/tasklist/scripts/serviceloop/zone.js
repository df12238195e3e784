// Where a reader's clocks show something else than those of the house, Tasklist says so: due at the end of a day is due on
// that day, though it may be the next one already where the reader is.
define(['./clock', './words'], function (clock, words) {
  const days = ['$delegate', 'moment', 'camDateFormat', function (ofTasklist, moment, format) {
    const filter = (value, name) => {
      // The server writes moments with the offset of the house.
      const known = typeof value === 'string' && /T.*([+-]\d{2}:?\d{2}|Z)$/.test(value) && clock.otherZone();
      return known ? moment.parseZone(value).format(format(name)) + ' (' + clock.otherZone() + ')' : ofTasklist(value, name);
    };
    // Where the house is may be known only after the list is shown.
    filter.$stateful = true;
    return filter;
  }];

  /** Beside Tasklist's own footer, which would say that times are the reader's. */
  const footer = () => ({
    restrict: 'AE',
    priority: -1,
    link: (scope, element) => scope.$watch(() => clock.otherZone(), zone => {
      const told = element[0].querySelector('#footer-timezone');
      if (told && zone) {
        told.textContent = words.text('zone.told', { zone });
        told.classList.add('sl-zone');
      }
    })
  });

  return module => module.directive('camWidgetFooter', footer).config(['$provide', function ($provide) {
    $provide.decorator('camDateFilter', days);
  }]);
});
