// The inputs that HTML does not have: numbers as the reader writes them, ISO dates, people, suggestions, texts.
define(['./words'], function (words) {
  let lastList = 0;

  /** Text input whose model is a number; what is no number stays as text, so that the check can say so. */
  const number = () => ({
    require: 'ngModel',
    link: (scope, element, attributes, model) => {
      model.$parsers.push(words.parseNumber);
      model.$formatters.push(value => words.number(value, 10));
      const told = document.createElement('p');
      told.className = 'sl-hint sl-understood';
      told.setAttribute('role', 'status');
      let typed = false;
      element.on('input', () => { typed = true; });
      element.on('blur', () => {
        if (typed) {
          typed = false;
          told.textContent = words.understood(element[0].value);
          const beside = element[0].closest('.sl-input') || element[0];
          told.textContent ? beside.after(told) : told.remove();
        }
        model.$viewValue = words.number(model.$modelValue, 10);
        model.$render();
      });
    }
  });

  /** Native date input whose value is the ISO text; AngularJS' own wants Date objects. */
  const date = () => ({
    restrict: 'A',
    scope: { iso: '=', edited: '&' },
    link: (scope, element) => {
      element[0].type = 'date';
      scope.$watch('iso', iso => {
        if (element[0].value !== (iso || '')) {
          element[0].value = iso || '';
        }
      });
      element.on('change', () => scope.$apply(() => scope.edited({ value: element[0].value || null })));
    }
  });

  /** Text area that is as high as its text. */
  const grow = () => ({
    restrict: 'A',
    require: 'ngModel',
    link: (scope, element, attributes, model) => {
      const fit = () => {
        element[0].style.height = 'auto';
        element[0].style.height = Math.min(element[0].scrollHeight + 2, 320) + 'px';
      };
      scope.$watch(() => model.$viewValue, () => setTimeout(fit));
      element.on('input', fit);
    }
  });

  /** Free text with suggestions. */
  const suggest = () => ({
    restrict: 'E',
    scope: { value: '=', options: '=', edited: '&', inputId: '@' },
    template: `
      <input type="text" id="{{ inputId }}" list="{{ listId }}" ng-model="text" ng-change="edited({ value: text })"
             autocomplete="off">
      <datalist id="{{ listId }}"><option ng-repeat="option in options track by $index" value="{{ option }}"></datalist>`,
    link: scope => {
      scope.listId = 'sl-list-' + (++lastList);
      scope.$watch('value', value => { scope.text = value; });
    }
  });

  /** A list of short texts: Enter adds one, leaving one empty removes it. */
  const texts = () => ({
    restrict: 'E',
    scope: { list: '=', edited: '&', inputId: '@', label: '@' },
    template: `
      <div class="sl-texts">
        <div ng-repeat="text in list track by $index">
          <input type="text" ng-model="list[$index]" ng-change="edited()" ng-keydown="key($event, $index)"
                 ng-attr-id="{{ $first ? inputId : undefined }}" aria-label="{{ label }} {{ $index + 1 }}">
          <button type="button" class="sl-icon" ng-click="remove($index)"
                  title="{{ 'form.remove' | slText }}" aria-label="{{ 'form.remove' | slText }}">×</button>
        </div>
        <button type="button" class="sl-link" ng-click="add(list.length)">+ {{ 'form.addText' | slText }}</button>
      </div>`,
    link: (scope, element) => {
      const focus = index => setTimeout(() => {
        const input = element[0].querySelectorAll('input')[index];
        if (input) {
          input.focus();
        }
      });
      scope.add = index => {
        scope.list.splice(index, 0, '');
        focus(index);
      };
      scope.remove = index => {
        scope.list.splice(index, 1);
        scope.edited();
      };
      scope.key = (event, index) => {
        if (event.key === 'Enter' && !event.ctrlKey) {
          event.preventDefault();
          scope.add(index + 1);
        } else if (event.key === 'Backspace' && !scope.list[index]) {
          event.preventDefault();
          scope.remove(index);
          focus(Math.max(index - 1, 0));
        }
      };
    }
  });

  /** Hands over the file that was chosen. */
  const chosen = () => ({
    restrict: 'A',
    scope: { slChosen: '&' },
    link: (scope, element) => element.on('change', () => {
      const file = element[0].files[0];
      element[0].value = '';
      if (file) {
        scope.$apply(() => scope.slChosen({ file }));
      }
    })
  });

  /** Any of some texts, each with a box to tick, and others that somebody adds. */
  const several = () => ({
    restrict: 'E',
    scope: { list: '=', options: '=', edited: '&', inputId: '@', label: '@' },
    template: `
      <div class="sl-several" role="group" aria-label="{{ label }}">
        <label class="sl-check" ng-repeat="text in all() track by text">
          <input type="checkbox" aria-label="{{ text }}" ng-checked="list.includes(text)" ng-click="toggle(text)"
                 ng-attr-id="{{ $first ? inputId : undefined }}"> <span>{{ text }}</span></label>
        <input type="text" ng-model="own.text" ng-keydown="key($event)" ng-blur="add()"
               placeholder="{{ 'form.another' | slText }}" aria-label="{{ 'form.another' | slText }}">
      </div>`,
    link: scope => {
      scope.own = { text: '' };
      let shown = [];
      // The same list as long as nothing is added: a new one each time would never settle.
      scope.all = () => {
        const now = [...new Set([...scope.options, ...scope.list])];
        shown = now.join('|') === shown.join('|') ? shown : now;
        return shown;
      };
      scope.toggle = text => {
        const at = scope.list.indexOf(text);
        scope.list.splice(at < 0 ? scope.list.length : at, at < 0 ? 0 : 1, ...(at < 0 ? [text] : []));
        scope.edited();
      };
      scope.add = () => {
        const text = scope.own.text.trim();
        scope.own.text = '';
        if (text && !scope.list.includes(text)) {
          scope.toggle(text);
        }
      };
      scope.key = event => {
        if (event.key === 'Enter') {
          event.preventDefault();
          scope.add();
        }
      };
    }
  });

  return module => module.directive('slNumber', number).directive('slDate', date).directive('slGrow', grow)
    .directive('slSuggest', suggest).directive('slTexts', texts).directive('slSeveral', several)
    .directive('slChosen', chosen);
});
