// Chooses a person: type part of a name, an id or a group; arrow keys and Enter choose.
define(['./words'], function (words) {
  /** Several people: each with a button to take the person out, and one more to choose. */
  const people = () => ({
    restrict: 'E',
    scope: { list: '=', people: '=', edited: '&', inputId: '@' },
    template: `
      <div class="sl-people">
        <span class="sl-chip" ng-repeat="id in list track by $index"><b>{{ name(id) }}</b> {{ groups(id) }}
          <button type="button" class="sl-icon" ng-click="remove($index)" title="{{ 'form.remove' | slText }}"
                  aria-label="{{ 'form.remove' | slText }} {{ name(id) }}">×</button></span>
        <sl-person input-id="{{ inputId }}" value="next" edited="add(value)" people="others()"></sl-person>
      </div>`,
    link: scope => {
      const known = id => (scope.people || []).find(person => person.id === id) || { name: id, groups: [] };
      scope.name = id => known(id).name;
      scope.groups = id => known(id).groups.map(group => words.term('groups', group)).join(', ');
      scope.next = null;
      // The same list as long as nothing changes: a new one each time would never settle.
      let left = { key: null, list: [] };
      scope.others = () => {
        const key = scope.list.join('|') + '|' + (scope.people || []).length;
        if (left.key !== key) {
          left = { key, list: (scope.people || []).filter(person => !scope.list.includes(person.id)) };
        }
        return left.list;
      };
      scope.add = id => {
        if (id) {
          scope.list.push(id);
          scope.edited();
        }
        setTimeout(() => scope.$apply(() => { scope.next = null; }));
      };
      scope.remove = index => {
        scope.list.splice(index, 1);
        scope.edited();
      };
    }
  });

  return module => module.directive('slPeople', people).directive('slPerson', () => ({
    restrict: 'E',
    scope: { value: '=', people: '=', edited: '&', inputId: '@' },
    template: `
      <div class="sl-person" ng-class="{ 'sl-open': shown }">
        <input type="text" id="{{ inputId }}" ng-model="typed" ng-change="search()" ng-focus="open($event)"
               ng-mousedown="again($event)" ng-blur="close()" ng-keydown="key($event)"
               placeholder="{{ 'form.searchPerson' | slText }}" role="combobox" aria-expanded="{{ !!shown }}"
               autocomplete="off">
        <ul ng-if="shown" role="listbox">
          <li ng-repeat="person in found track by person.id" role="option" ng-class="{ 'sl-at': $index === at }"
              ng-mousedown="choose(person)">
            <b>{{ person.name }}</b> <span>{{ person.id }}</span> <span>{{ groups(person) }}</span>
          </li>
          <li class="sl-none" ng-if="!found.length">{{ 'form.nobodyFound' | slText }}</li>
        </ul>
      </div>`,
    link: scope => {
      scope.groups = person => (person.groups || []).map(group => words.term('groups', group)).join(', ');
      const inWords = person => [person.name, person.id, scope.groups(person)].join(' · ');
      // Auditors and administrators are responsible for nothing; the server refuses them too.
      const offered = () => (scope.people || []).filter(person => person.works);
      const current = () => (scope.people || []).find(person => person.id === scope.value);
      const showCurrent = () => { scope.typed = current() ? inWords(current()) : scope.value || ''; };

      scope.$watch('value', showCurrent);
      scope.search = () => {
        const wanted = (scope.typed || '').toLowerCase().split(/\s+/).filter(Boolean);
        scope.found = offered().filter(person =>
          wanted.every(word => inWords(person).toLowerCase().includes(word))).slice(0, 8);
        scope.at = 0;
        scope.shown = true;
      };
      scope.open = event => {
        // Everybody is offered first; the text is selected so that typing replaces it.
        event.target.select();
        scope.found = offered().slice(0, 8);
        scope.at = Math.max(scope.found.indexOf(current()), 0);
        scope.shown = true;
      };
      // Whoever clicks into the field that has the focus already comes without its event.
      scope.again = event => {
        if (!scope.shown && document.activeElement === event.target) {
          event.preventDefault();
          scope.open(event);
        }
      };
      scope.close = () => {
        scope.shown = false;
        if (!scope.typed && scope.value) {
          scope.edited({ value: null });
        }
        showCurrent();
      };
      scope.choose = person => {
        scope.value = person.id;
        scope.edited({ value: person.id });
        scope.shown = false;
        showCurrent();
      };
      scope.key = event => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          const step = event.key === 'ArrowDown' ? 1 : -1;
          scope.at = Math.min(Math.max(scope.at + step, 0), Math.max(scope.found.length - 1, 0));
          scope.shown = true;
        } else if (event.key === 'Enter' && scope.shown && scope.found[scope.at] && !event.ctrlKey) {
          event.preventDefault();
          scope.choose(scope.found[scope.at]);
        } else if (event.key === 'Escape' && scope.shown) {
          event.stopPropagation();
          scope.shown = false;
        }
      };
    }
  }));
});
