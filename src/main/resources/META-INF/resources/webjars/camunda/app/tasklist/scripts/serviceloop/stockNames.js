// What Tasklist's own controls do not tell to who cannot see them: their names, the parts of the page, the order of headings.
define(['./words'], function (words) {
  const attribute = (name, value) => element => element.getAttribute(name) === null && element.setAttribute(name, value);
  const level = number => attribute('aria-level', String(number));

  /** The hint of a control that is a mere sign, or of the sign in it. */
  const hinted = element => {
    const hint = [element, ...element.querySelectorAll('[uib-tooltip], [tooltip]')].map(one => one.getAttribute('uib-tooltip')
      || one.getAttribute('tooltip')).find(Boolean);
    if (hint && !element.innerText.trim() && element.getAttribute('aria-label') !== hint) {
      element.setAttribute('aria-label', hint);
    }
  };

  const MENDED = [
    ['[cam-widget-header]', attribute('role', 'banner')],
    ['[cam-widget-footer]', attribute('role', 'contentinfo')],
    ['.three-cols-layout-columns', attribute('role', 'main')],
    ['.task-filters', attribute('id', 'sl-filters')],
    ['.tasks-list h4.task, .task-filters h4.name', level(2)],
    ['.tasks-list h6, .tasks-list h5, .task-card h4.process-definition', level(3)],
    ['.tasks-list .region-toggle', attribute('aria-label', words.text('stock.foldList'))],
    ['.tasks-list [cam-widget-search] .dropdown-toggle', attribute('aria-label', words.text('stock.keepSearch'))],
    ['.tasks-list [cam-widget-search] input[uib-typeahead]', input => {
      attribute('role', 'combobox')(input);
      attribute('aria-controls', input.getAttribute('aria-owns') || '')(input);
    }],
    ['.app-menu > a.dropdown-toggle, [cam-widget-header] a.dropdown-toggle', link => link.textContent.trim()
      || attribute('aria-label', words.text('stock.applications'))(link)],
    ['.diagram-pane .zoom .in', element => { element.title = words.text('taskTabs.zoomIn'); }],
    ['.diagram-pane .zoom .out', element => { element.title = words.text('taskTabs.zoomOut'); }],
    ['.diagram-pane .reset button', element => { element.title = words.text('taskTabs.whole'); }],
    // A link that leads nowhere is a button.
    ['[cam-widget-clipboard] > a:not([href])', element => {
      attribute('role', 'button')(element);
      attribute('tabindex', '0')(element);
    }],
    ['.modal[role=dialog]', dialog => {
      const title = dialog.querySelector('.modal-title');
      if (title) {
        dialog.setAttribute('aria-label', title.textContent.trim());
      }
    }],
    ['a, button', hinted]
  ];

  let waiting = false;
  new MutationObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        MENDED.forEach(([css, mend]) => document.querySelectorAll(css).forEach(mend));
      });
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['uib-tooltip', 'tooltip'] });

  return () => {};
});
