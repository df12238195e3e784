// The fishbone: the effect at the head, one bone for each kind of cause, drawn while its causes are typed.
define(['./words'], function (words) {
  const LINE = 17;
  const MOST_CHARACTERS = 26;

  // A Chinese character is about as wide as two Latin ones.
  const widthOf = text => Array.from(text).reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
  function shorten(text, most) {
    let kept = '';
    for (const character of Array.from(text)) {
      if (widthOf(kept + character) > most) {
        return kept + '…';
      }
      kept += character;
    }
    return kept;
  }

  const picture = () => ({
    restrict: 'E',
    scope: { bones: '=', effect: '=' },
    template: `
      <svg class="sl-fishbone" ng-attr-view_box="0 0 720 {{ height }}" role="img"
           aria-label="{{ 'pictures.fishbone' | slText }}">
        <line class="sl-spine" x1="12" ng-attr-y1="{{ middle }}" x2="560" ng-attr-y2="{{ middle }}"></line>
        <g ng-attr-transform="translate(560,{{ middle }})">
          <title>{{ effect }}</title>
          <rect class="sl-head-box" x="0" y="-34" width="154" height="68" rx="8"></rect>
          <text ng-repeat="line in effectLines" x="77" ng-attr-y="{{ -14 + $index * 18 }}" text-anchor="middle">{{ line }}</text>
        </g>
        <g ng-repeat="bone in drawn track by bone.code">
          <line class="sl-bone" ng-attr-x1="{{ bone.tipX }}" ng-attr-y1="{{ bone.tipY }}"
                ng-attr-x2="{{ bone.footX }}" ng-attr-y2="{{ middle }}"></line>
          <text class="sl-bone-name" ng-attr-x="{{ bone.tipX }}" ng-attr-y="{{ bone.nameY }}"
                text-anchor="middle">{{ bone.name }}</text>
          <g ng-repeat="cause in bone.causes track by $index">
            <line class="sl-twig" ng-attr-x1="{{ cause.x - 12 }}" ng-attr-x2="{{ cause.x }}"
                  ng-attr-y1="{{ cause.y }}" ng-attr-y2="{{ cause.y }}"></line>
            <text ng-attr-x="{{ cause.x - 15 }}" ng-attr-y="{{ cause.y + 4 }}" text-anchor="end">{{ cause.short }}
              <title>{{ cause.text }}</title></text>
          </g>
        </g>
      </svg>`,
    link: scope => scope.$watch(() => JSON.stringify([scope.bones, scope.effect]), () => {
      const bones = (scope.bones || []).map(bone => ({ code: bone.bone, texts: bone.causes.filter(Boolean) }));
      const columns = Math.ceil(bones.length / 2);
      const longest = Math.max(2, ...bones.map(bone => bone.texts.length));
      const reach = longest * LINE + 24;
      const step = 525 / Math.max(columns, 1);
      scope.middle = reach + 24;
      scope.height = scope.middle * 2;
      scope.effectLines = linesOf(scope.effect || '');
      scope.drawn = bones.map((bone, index) => {
        const above = index % 2 === 0;
        const footX = 10 + (Math.floor(index / 2) + 1) * step;
        const tipX = footX - 46;
        const tipY = above ? scope.middle - reach : scope.middle + reach;
        return {
          code: bone.code,
          name: words.term('bones', bone.code),
          footX, tipX, tipY,
          nameY: above ? tipY - 6 : tipY + 16,
          causes: bone.texts.map((text, nth) => {
            const share = (nth + 1) * LINE / reach;
            return {
              text,
              short: shorten(text, Math.min(MOST_CHARACTERS, Math.floor((step - 30) / 5.8))),
              x: tipX + share * (footX - tipX),
              y: tipY + share * (scope.middle - tipY)
            };
          })
        };
      });
    })
  });

  function linesOf(text) {
    const lines = [];
    let rest = text.trim();
    while (rest && lines.length < 3) {
      let line = shorten(rest, 22).replace(/…$/, '');
      const space = line.lastIndexOf(' ');
      if (line.length < rest.length && space > 8) {
        line = line.slice(0, space);
      }
      lines.push(line);
      rest = rest.slice(line.length).trim();
    }
    if (rest) {
      lines[2] = lines[2].slice(0, -1) + '…';
    }
    return lines;
  }

  return module => module.directive('slFishbone', picture);
});
