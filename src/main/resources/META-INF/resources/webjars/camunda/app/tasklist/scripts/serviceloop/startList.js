// The list of processes to start says what each is for, in the first sentence of its documentation; the main one comes first.
define([], function () {
  const MAIN = 'improvementLoop';
  const CHANGES = [
    ['in processDefinitions"', 'in processDefinitions | slMainFirst"'],
    ['{{ processDefinition.name || processDefinition.key }}\n            </a>',
      '{{ processDefinition.name || processDefinition.key }}\n            </a><p class="sl-small" ng-if="processDefinition.description">{{ processDefinition.description | slFirstSentence }}</p>']
  ];

  return module => module
    .filter('slMainFirst', () => all => (all || []).filter(one => one.key === MAIN).concat((all || []).filter(one => one.key !== MAIN)))
    .filter('slFirstSentence', () => text => (/^.*?(?:\.(?=\s|$)|。)/s.exec(text || '') || [text])[0])
    .decorator('$uibModal', ['$delegate', function (modal) {
      const open = modal.open;
      modal.open = options => open.call(modal, options.controller !== 'camProcessStartModalCtrl' ? options
        : Object.assign({}, options, {
          template: CHANGES.reduce((template, [known, ours]) => {
            if (!template.includes(known)) {
              console.error('Tasklist has another template than we know at the list of processes');
            }
            return template.replace(known, () => ours);
          }, options.template)
        }));
      return modal;
    }]);
});
