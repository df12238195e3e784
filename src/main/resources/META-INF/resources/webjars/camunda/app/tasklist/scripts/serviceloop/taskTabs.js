// Tasklist's own tabs of a task, for people: the diagram shows the step and its neighbours, the description what is asked,
// the history what happened to the task.
define(['./words', './locale', './history'], function (words, locale, history) {
  // Labels of the diagram are eleven pixels high at scale 1.
  const READABLE = 0.85;
  const LARGEST = 1.3;
  const EDGE = 30;

  const isGateway = shape => /Gateway$/.test(shape.type);

  /** The step, its boundary events, and what is before and after it; gateways are passed. */
  function neighbours(step) {
    const found = new Set([step]);
    const walk = (shape, side, end) => shape[side].forEach(flow => {
      const next = flow[end];
      if (found.has(next)) {
        return;
      }
      found.add(next);
      if (isGateway(next)) {
        walk(next, side, end);
      }
    });
    [step].concat(step.attachers || []).forEach(shape => {
      found.add(shape);
      walk(shape, 'incoming', 'source');
      walk(shape, 'outgoing', 'target');
    });
    return [...found].flatMap(shape => [shape].concat(shape.labels || []));
  }

  function frame(shapes) {
    const left = Math.min(...shapes.map(shape => shape.x)) - EDGE;
    const top = Math.min(...shapes.map(shape => shape.y)) - EDGE;
    return {
      left, top,
      width: Math.max(...shapes.map(shape => shape.x + shape.width)) + EDGE - left,
      height: Math.max(...shapes.map(shape => shape.y + shape.height)) + EDGE - top
    };
  }

  /** The part of the diagram to look at: all neighbours where their labels can be read so, else around the step. */
  function view({ width, height }, step) {
    const all = frame(neighbours(step));
    const scale = Math.min(width / all.width, height / all.height, LARGEST);
    const readable = Math.max(scale, READABLE);
    const center = scale < READABLE ? { x: step.x + step.width / 2, y: step.y + step.height / 2 }
      : { x: all.left + all.width / 2, y: all.top + all.height / 2 };
    return { x: center.x - width / readable / 2, y: center.y - height / readable / 2, width: width / readable, height: height / readable };
  }

  const diagram = stock => ['$scope', '$controller', '$timeout', function ($scope, $controller, $timeout) {
    $controller(stock, { $scope });
    const canvas = () => $scope.control.getViewer().get('canvas');
    $scope.whole = false;
    $scope.showWhole = whole => {
      $scope.whole = whole;
      if (whole) {
        canvas().zoom('fit-viewport', 'auto');
      } else {
        const step = $scope.control.getElement($scope.diagram.task.taskDefinitionKey);
        canvas().viewbox(view(canvas().getSize(), step));
      }
    };
    $scope.highlightTask = () => {
      // A process owner may have changed the model since.
      if ($scope.control.getElement($scope.diagram.task.taskDefinitionKey)) {
        $scope.control.highlight($scope.diagram.task.taskDefinitionKey);
        $timeout(() => $scope.showWhole(false));
      }
    };
  }];

  // What models tell process owners and programs (docs/model-words.md), in both languages.
  const TECHNICAL = /(?:Serves|对应需求)[^.。]*[.。]/g;
  const OWNERS = /^(?:Yours to change|Keep|可以修改|请保留)[:：]/;
  const CHINESE = /[\u4e00-\u9fff]/;

  function parts(text) {
    const lines = (text || '').split('\n').map(line => line.trim()).filter(Boolean);
    // Some descriptions say the same in both languages, a line each.
    const mine = lines.filter(line => CHINESE.test(line) === (locale.language === 'zh'));
    const shown = mine.length ? mine : lines;
    const cut = line => line.replace(TECHNICAL, '').trim();
    return {
      said: shown.filter(line => !OWNERS.test(line)).map(cut).filter(Boolean),
      technical: shown.flatMap(line => (OWNERS.test(line) ? [line] : line.match(TECHNICAL) || []))
    };
  }

  const description = ['$scope', function ($scope) {
    $scope.$watch('task.description', text => Object.assign($scope, parts(text)));
  }];

  const diagramTemplate = stock => `
    <div class="sl-tab sl-diagram">
      <p><button type="button" class="sl-button" ng-disabled="!diagram.xml" ng-click="showWhole(!whole)">{{
        (whole ? 'taskTabs.step' : 'taskTabs.whole') | slText }}</button></p>
      ${stock}
    </div>`;

  const descriptionTemplate = `
    <div class="sl-tab">
      <p ng-repeat="line in said track by $index">{{ line }}</p>
      <p class="sl-empty" ng-if="!said.length">{{ 'taskTabs.noDescription' | slText }}</p>
      <details class="sl-more" ng-if="technical.length || task.taskDefinitionKey">
        <summary>{{ 'taskTabs.technical' | slText }}</summary>
        <p class="sl-small" ng-repeat="line in technical track by $index">{{ line }}</p>
        <p class="sl-small">{{ task.taskDefinitionKey }} · {{ task.id }}</p>
      </details>
    </div>`;

  return module => module.run(['Views', function (views) {
    const tab = id => views.getProviders({ component: 'tasklist.task.detail' }).find(one => one.id === id);
    const drawn = tab('task-detail-diagram');
    Object.assign(drawn, { template: diagramTemplate(drawn.template), controller: diagram(drawn.controller) });
    Object.assign(tab('task-detail-description'), { template: descriptionTemplate, controller: description });
    Object.assign(tab('task-detail-history'), { template: history.template, controller: history.controller });
  }]);
});
