// The fishbone: the effect at the head, one bone for each kind of cause, drawn while its causes are typed. A cause takes up
// to three lines; what is longer can be read in full, below, by whoever points at it or comes to it with the keyboard.
define(['./words'], function (words) {
  const LINE = 15;
  const GAP = 5;
  const MOST_LINES = 3;
  const MOST_IN_HEAD = 5;

  // A Chinese character is about as wide as two Latin ones.
  const widthOf = text => Array.from(text).reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);

  /** As much of a text as fits into a line, up to its last space where there is one. */
  function head(text, most) {
    let kept = '';
    for (const character of Array.from(text)) {
      if (widthOf(kept + character) > most) {
        const space = kept.lastIndexOf(' ');
        return space > kept.length / 3 ? kept.slice(0, space) : kept;
      }
      kept += character;
    }
    return kept;
  }

  /** The lines of a text; the last one ends with … where there are more of them. */
  function linesOf(text, most, mostLines) {
    const lines = [];
    let rest = text.trim();
    while (rest && lines.length < mostLines) {
      lines.push(head(rest, most));
      rest = rest.slice(lines[lines.length - 1].length).trim();
    }
    if (rest) {
      lines.push(head(lines.pop(), most - 2) + '…');
    }
    return { lines, cut: !!rest };
  }

  const picture = () => ({
    restrict: 'E',
    scope: { bones: '=', effect: '=' },
    template: `
      <svg class="sl-fishbone" ng-attr-view_box="0 0 720 {{ height }}" role="group"
           aria-label="{{ 'pictures.fishbone' | slText }}">
        <line class="sl-spine" x1="12" ng-attr-y1="{{ middle }}" x2="560" ng-attr-y2="{{ middle }}"></line>
        <g class="sl-cause" ng-attr-transform="translate(560,{{ middle }})" ng-attr-tabindex="{{ head.cut ? 0 : undefined }}" role="img"
           aria-label="{{ effect }}" ng-focus="point(effect)" ng-mouseenter="point(effect)" ng-blur="point('')" ng-mouseleave="point('')">
          <rect class="sl-head-box" x="0" ng-attr-y="{{ -head.height / 2 }}" width="154" ng-attr-height="{{ head.height }}" rx="8"></rect>
          <text ng-repeat="line in head.lines track by $index" x="77" ng-attr-y="{{ 4 + ($index - (head.lines.length - 1) / 2) * 16 }}"
                text-anchor="middle">{{ line }}</text>
        </g>
        <g ng-repeat="bone in drawn track by bone.code">
          <line class="sl-bone" ng-attr-x1="{{ bone.tipX }}" ng-attr-y1="{{ bone.tipY }}"
                ng-attr-x2="{{ bone.footX }}" ng-attr-y2="{{ middle }}"></line>
          <text class="sl-bone-name" ng-attr-x="{{ bone.tipX }}" ng-attr-y="{{ bone.nameY }}"
                text-anchor="middle">{{ bone.name }}</text>
          <g ng-repeat="cause in bone.causes track by $index" class="sl-cause" ng-attr-tabindex="{{ cause.cut ? 0 : undefined }}" role="img"
             aria-label="{{ bone.name }}: {{ cause.text }}" ng-focus="point(cause.text)" ng-mouseenter="point(cause.text)"
             ng-blur="point('')" ng-mouseleave="point('')">
            <line class="sl-twig" ng-attr-x1="{{ cause.x - 12 }}" ng-attr-x2="{{ cause.x }}"
                  ng-attr-y1="{{ cause.y }}" ng-attr-y2="{{ cause.y }}"></line>
            <text ng-repeat="line in cause.lines track by $index" ng-attr-x="{{ cause.x - 15 }}"
                  ng-attr-y="{{ cause.y + 4 + $index * 13 }}" text-anchor="end">{{ line }}</text>
          </g>
        </g>
      </svg>
      <p class="sl-pointed" aria-hidden="true" ng-if="cut">{{ pointed || ('pictures.pointCause' | slText) }}</p>`,
    link: scope => {
      scope.point = text => { scope.pointed = text; };
      scope.$watch(() => JSON.stringify([scope.bones, scope.effect]), () => {
        const bones = (scope.bones || []).map(bone => ({ code: bone.bone, texts: bone.causes.filter(Boolean) }));
        const columns = Math.ceil(bones.length / 2);
        const step = 525 / Math.max(columns, 1);
        const most = Math.floor((step - 45) / 5.8);
        bones.forEach(bone => {
          bone.causes = bone.texts.map(text => Object.assign({ text }, linesOf(text, most, MOST_LINES)));
          bone.lines = bone.causes.reduce((sum, cause) => sum + cause.lines.length * LINE + GAP, 0);
        });
        const reach = Math.max(2 * LINE, ...bones.map(bone => bone.lines)) + 24;
        scope.head = linesOf(scope.effect || '', 24, MOST_IN_HEAD);
        scope.head.height = Math.max(52, scope.head.lines.length * 16 + 20);
        scope.middle = reach + 24;
        // A single bone has nothing below the spine.
        scope.height = bones.length > 1 ? scope.middle * 2 : scope.middle + scope.head.height / 2 + 4;
        scope.cut = scope.head.cut || bones.some(bone => bone.causes.some(cause => cause.cut));
        scope.drawn = bones.map((bone, index) => {
          const above = index % 2 === 0;
          const footX = 10 + (Math.floor(index / 2) + 1) * step;
          const tipX = footX - 46;
          const tipY = above ? scope.middle - reach : scope.middle + reach;
          // From the tip above, from the spine below: always downwards, as lines are read.
          let y = above ? tipY + LINE : scope.middle + LINE + GAP;
          return {
            code: bone.code,
            name: words.term('bones', bone.code),
            footX, tipX, tipY,
            nameY: above ? tipY - 6 : tipY + 16,
            causes: bone.causes.map(cause => {
              const at = y;
              y += cause.lines.length * LINE + GAP;
              const share = Math.abs(at - tipY) / reach;
              return Object.assign(cause, { x: tipX + share * (footX - tipX), y: at });
            })
          };
        });
      });
    }
  });

  return module => module.directive('slFishbone', picture);
});
