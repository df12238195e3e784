// What is said once a task is completed or a process is started: for whom the project waits now and what the reader has to do
// next; of one that has ended, what its goals came to. Takes the place of Tasklist's own notice.
define(['./words'], function (words) {
  const MOST = 3;
  const text = (key, values) => words.text('afterTask.' + key, values);
  const day = iso => words.date(iso);

  function waits({ task, who, mine, due }) {
    const sentence = text(mine ? 'nextMine' : 'next', { task, who: who.join(text('comma')) });
    return due ? text('nextDue', { sentence, day: day(due) }) : sentence;
  }

  /** The sentences of a project that runs. */
  function running({ next, observed }) {
    if (!next.length) {
      return [observed ? text('observed', { day: day(observed) }) : text('quiet')];
    }
    // Three causes that wait for the same people are one sentence.
    const sentences = [...new Set(next.map(waits))];
    return sentences.slice(0, MOST)
      .concat(sentences.length > MOST ? [text('more', { count: sentences.length - MOST })] : []);
  }

  const ended = ({ state, goals, links }) => ({
    end: text(state),
    goals: goals.filter(goal => goal.attainment !== null),
    links: links.map(link => ({ text: link.text, address: location.pathname.split('/camunda')[0] + link.href }))
  });

  /** An answer of the server in words. */
  function told({ project, own }) {
    return Object.assign({
      title: project && project.title, key: project && project.businessKey, nothing: !own,
      own: own && Object.assign({ address: '#/?task=' + encodeURIComponent(own.id), day: day(own.due) }, own,
        { project: project && own.project === project.title ? '' : own.project })
    }, !project ? {} : project.state === 'running' ? { sentences: running(project) } : ended(project));
  }

  const template = `
    <section class="sl-after" ng-if="after.told" tabindex="-1" role="status">
      <button type="button" class="sl-icon" aria-label="{{ 'afterTask.close' | slText }}" ng-click="close()">×</button>
      <p><b>{{ 'afterTask.done' | slText }}</b> <b ng-if="after.told.end">{{ after.told.end }}</b>
        <b ng-if="after.told.sentences.length === 1">{{ after.told.sentences[0] }}</b>
        <span class="sl-small" ng-if="after.told.key">{{ after.told.key }} {{ after.told.title }}</span></p>
      <ul ng-if="after.told.sentences.length > 1"><li ng-repeat="sentence in after.told.sentences">{{ sentence }}</li></ul>
      <table class="sl-list" ng-if="after.told.goals.length">
        <thead><tr><th scope="col">{{ 'afterTask.goal' | slText }}</th><th scope="col">{{ 'afterTask.target' | slText }}</th>
          <th scope="col">{{ 'afterTask.measured' | slText }}</th><th scope="col">{{ 'afterTask.attainment' | slText }}</th></tr></thead>
        <tbody><tr ng-repeat="goal in after.told.goals"><td>{{ goal.name }}</td><td>{{ goal.target | slNumber }} {{ goal.unit }}</td>
          <td>{{ goal.after | slNumber }} {{ goal.unit }}</td>
          <td>{{ goal.attainment | slPercent }} <span class="sl-chip" ng-class="goal.reached ? 'sl-good' : 'sl-bad'">{{
            (goal.reached ? 'afterTask.met' : 'afterTask.missed') | slText }}</span></td></tr></tbody>
      </table>
      <p class="sl-after-links" ng-if="after.told.links.length"><a ng-repeat="link in after.told.links" ng-href="{{ link.address }}">{{ link.text }}</a></p>
      <p ng-if="after.told.own">{{ 'afterTask.own' | slText }} <a ng-href="{{ after.told.own.address }}" ng-click="open($event)">{{ after.told.own.task }}</a>
        <span ng-if="after.told.own.project">{{ after.told.own.project }}</span>
        <span class="sl-small">{{ 'afterTask.due' | slText:{ day: after.told.own.day } }}</span>
        <span class="sl-chip sl-bad" ng-if="after.told.own.late">{{ 'afterTask.late' | slText }}</span></p>
      <p ng-if="after.told.nothing">{{ 'afterTask.nothing' | slText }}</p>
    </section>`;

  const notice = ['slAfterTask', 'slGoTo', '$timeout', (after, goTo, $timeout) => ({
    restrict: 'E', scope: true, template,
    link: (scope, element) => {
      scope.after = after;
      scope.close = () => { after.told = null; };
      scope.open = event => {
        event.preventDefault();
        goTo(after.told.own.address);
      };
      scope.$watch('task.id', (id, before) => id && id !== before && scope.close());
      // Whoever works with the keyboard goes on from here, unless he is elsewhere already.
      scope.$watch('after.told', found => found && $timeout(() => {
        const section = element[0].querySelector('.sl-after');
        if (section && (document.activeElement === document.body || document.activeElement.closest('.start-process-action'))) {
          section.focus();
        }
      }));
    }
  })];

  return module => module
    .factory('slAfterTask', ['slApi', function (api) {
      const after = { told: null };
      after.tell = instance => {
        after.told = {};
        api.next(instance).then(answer => { after.told = after.told && told(answer); });
      };
      return after;
    }])
    .directive('slAfterTask', notice)
    .decorator('assignNotification', ['$delegate', 'slAfterTask', (stock, after) => query =>
      (query.processInstanceId ? after.tell(query.processInstanceId) : stock(query))]);
});
