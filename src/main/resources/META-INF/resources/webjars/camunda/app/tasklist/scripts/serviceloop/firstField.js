// Whoever opens, starts or claims a task is at the first field of its form, and can type. A key or a click in between
// says that the reader does something else meanwhile: then nothing is taken away from there.
define([], function () {
  const FIELDS = 'input:not([type=file]):not([type=hidden]), select, textarea';
  const CLAIMS = '.claim, .sl-claim';
  const OPENS = '.tasks-list li, .modal-dialog .processes, ' + CLAIMS;
  // What is drawn of a form after it has its data.
  const PATIENCE = 300;

  let wished = true;
  // Who claims a task has read what stands above its first field.
  let hasRead = false;
  const byKey = event => event.key === 'Enter' || event.key === ' ';
  const acts = event => {
    wished = !!event.target.closest && !!event.target.closest(OPENS) && (!event.key || byKey(event));
    hasRead = wished && !!event.target.closest(CLAIMS);
  };
  document.addEventListener('keydown', acts, true);
  document.addEventListener('pointerdown', acts, true);

  const usable = element => !element.disabled && !element.readOnly && element.checkVisibility({ checkVisibilityCSS: true });
  const pane = () => document.querySelector('.modal-dialog [cam-tasklist-form]')
    || document.querySelector('.task-card .tab-content [cam-tasklist-form]');

  function first(around) {
    const form = around && around.querySelector('.sl-form fieldset, .fjs-form');
    return form && [...form.querySelectorAll(FIELDS)].find(usable);
  }

  /** Whether it can be seen as the form stands, so that who reads from the top is left there. */
  function inSight(field, around) {
    const scroller = around.closest('.three-cols-layout-cell.content, .modal-body');
    const { top, bottom } = field.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    const bar = around.querySelector('.sl-actions');
    return top >= frame.top && bottom <= frame.bottom - (bar ? bar.offsetHeight : 0);
  }

  /** Whoever came into another field without a key or a click, as reading aids do, stays there. */
  const isElsewhere = around => document.activeElement.matches(FIELDS) && !around.contains(document.activeElement);

  function arrive() {
    const around = pane();
    const closed = around && around.querySelector('.disabled-form');
    if (!wished || !around || isElsewhere(around)) {
      return;
    }
    const field = first(around);
    const way = around.querySelector('.sl-to-field');
    const claim = document.querySelector('.task-card .claim');
    const target = closed ? claim : field && (hasRead || inSight(field, around) ? field : way);
    if (target) {
      wished = false;
      target.focus({ preventScroll: !hasRead });
      // People and calendars to choose from show themselves to whoever comes there on their own.
      if (target._flatpickr) {
        target._flatpickr.close();
      } else if (target.closest('.sl-person')) {
        target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      }
    }
  }

  const toFirst = ['$timeout', $timeout => ({
    restrict: 'A',
    link: (scope, element, attributes) => {
      scope.$on('sl-form-ready', () => $timeout(arrive, PATIENCE));
      // After claiming, the same form opens for answers.
      scope.$watch(attributes.slFirstField, (closed, before) => before && !closed && $timeout(arrive, PATIENCE));
      scope.toFirstField = () => {
        const field = first(element[0]);
        if (field) {
          field.focus();
          field.scrollIntoView({ block: 'center' });
        }
      };
    }
  })];

  return module => module.directive('slFirstField', toFirst);
});
