// The steps of an import on screen.
define([], function () {
  return `
  <div class="sl-import">
    <input type="file" accept=".csv,.tsv,.txt,.xlsx" class="sl-hidden" tabindex="-1" aria-hidden="true">
    <div class="sl-drop" ng-show="step === 'choose'">
      <span>{{ 'import.drop' | slText }}</span>
      <button type="button" class="sl-button" ng-click="choose()">{{ 'import.choose' | slText }}</button>
      <span class="sl-small">{{ 'import.kinds' | slText }}</span>
    </div>
    <p class="sl-alert" role="alert" ng-if="problem">{{ problem }}</p>
    <p class="sl-loading" ng-if="step === 'reading'">{{ 'import.reading' | slText:{ file: file.name } }}</p>

    <div ng-if="step === 'map'">
      <p><b>{{ file.name }}</b>
        <button type="button" class="sl-link" ng-click="reset()">{{ 'import.otherFile' | slText }}</button></p>
      <div class="sl-field sl-saved" ng-if="preview.saved.length">
        <label for="sl-map-saved">{{ 'import.saved.label' | slText }}</label>
        <select id="sl-map-saved" ng-model="use.saved" ng-change="apply()" ng-options="one as savedName(one) for one in preview.saved">
          <option value="">{{ 'import.saved.none' | slText }}</option></select>
        <button type="button" class="sl-link" ng-if="use.saved.mayChange && !use.sure" ng-click="use.sure = true">{{ 'import.saved.delete' | slText }}</button>
        <span ng-if="use.saved && use.sure"><button type="button" class="sl-button" ng-click="forget()">{{ 'import.saved.deleteForAll' | slText }}</button>
          <button type="button" class="sl-link" ng-click="use.sure = false">{{ 'import.saved.keep' | slText }}</button></span>
        <span class="sl-hint" ng-if="!use.saved && preview.saved[0].same">{{ 'import.saved.fits' | slText:{ name: preview.saved[0].name } }}</span>
      </div>
      <div class="sl-note sl-changed" role="note" ng-if="use.saved.differences.length">
        <ul><li ng-repeat="line in use.saved.differences track by $index">{{ line }}</li></ul></div>
      <p role="status" class="sl-forecast" ng-if="!undecided()"><b>{{ preview.forecast }}</b></p>
      <p class="sl-note" role="note" ng-repeat="warning in (undecided() ? [] : preview.warnings) track by $index">{{ warning }}</p>
      <div class="sl-mending" ng-if="preview.mending && !undecided()">
        <label class="sl-check"><input type="checkbox" id="sl-map-mend" ng-model="mapping.mendSwapped">
          <span>{{ 'import.mendSwapped' | slText }}</span></label>
        <div class="sl-scroll" tabindex="0">
          <table class="sl-list">
            <caption>{{ 'import.mending.title' | slText }}</caption>
            <thead><tr><th scope="col">{{ 'import.mending.month' | slText }}</th>
              <th scope="col" class="sl-right">{{ 'import.mending.swapped' | slText }}</th>
              <th scope="col" class="sl-right" ng-repeat="one in preview.mending.months track by one.month">{{ one.month }}</th></tr></thead>
            <tr ng-repeat="side in ['before', 'after'] track by side" ng-class="{ 'sl-now': !mapping.mendSwapped === (side === 'before') }">
              <th scope="row">{{ 'import.mending.' + side | slText }}</th>
              <td class="sl-right sl-sum">{{ preview.mending[side] | slNumber }}</td>
              <td class="sl-right" ng-repeat="one in preview.mending.months track by one.month">{{ one[side] | slNumber }}</td></tr>
          </table>
        </div>
      </div>
      <div class="sl-field sl-question" ng-repeat="question in preview.questions track by question.field">
        <label for="sl-ask-{{ question.field }}">{{ question.text }}</label>
        <select id="sl-ask-{{ question.field }}" ng-model="answers[question.field]" ng-change="answer(question)"
          ng-options="option for option in question.options"><option value="">{{ 'import.pleaseChoose' | slText }}</option></select>
      </div>
      <div class="sl-scroll" tabindex="0" ng-if="preview.read.length">
        <table class="sl-list sl-read">
          <caption>{{ 'import.asRead' | slText }}</caption>
          <thead><tr><th ng-repeat="field in readFields() track by field">{{ 'import.fields.' + field | slText }}</th></tr></thead>
          <tr ng-repeat="row in preview.read track by $index">
            <td ng-repeat="field in readFields() track by field">{{ row[field] }}</td></tr>
        </table>
      </div>
      <details><summary>{{ 'import.asWritten' | slText }}</summary>
        <div class="sl-scroll" tabindex="0">
          <table class="sl-list">
            <thead><tr><th ng-repeat="choice in preview.choices track by $index">{{ choice.label }}</th></tr></thead>
            <tr ng-repeat="row in preview.rows | limitTo:4 track by $index">
              <td ng-repeat="cell in row track by $index">{{ cell }}</td></tr>
          </table>
        </div>
      </details>
      <details><summary>{{ 'import.evidence' | slText }}</summary>
        <ul><li ng-repeat="line in preview.evidence track by $index">{{ line }}</li></ul></details>
      <h5>{{ 'import.mapping' | slText }}</h5>
      <p class="sl-hint">{{ 'import.mappingHint' | slText }}</p>
      <div class="sl-mapping">
        <div class="sl-field" ng-repeat="field in fields">
          <label for="sl-map-{{ field }}">{{ 'import.fields.' + field | slText }}</label>
          <select id="sl-map-{{ field }}" ng-model="mapping[field]" ng-change="picked(field)"
            ng-options="choice.value as choice.label for choice in preview.choices">
            <option value="">{{ 'import.noColumn' | slText }}</option></select>
          <span class="sl-hint" ng-if="example(field)">{{ 'import.example' | slText }} {{ example(field) }}</span>
        </div>
        <div class="sl-field">
          <label for="sl-map-format">{{ 'import.dateFormat' | slText }}</label>
          <input type="text" id="sl-map-format" list="sl-map-formats" ng-model="mapping.dateFormat" autocomplete="off">
          <datalist id="sl-map-formats"><option ng-repeat="format in formats" value="{{ format }}"></datalist>
          <span class="sl-hint">{{ 'import.dateFormatHint' | slText }} <b>{{ example('time') }}</b></span>
        </div>
        <div class="sl-field" ng-repeat="field in hours" ng-if="mapping.time && (field === 'timeOfDay' || mapping[field])">
          <label for="sl-map-{{ field }}">{{ 'import.hours.' + field | slText }}</label>
          <select id="sl-map-{{ field }}" ng-model="mapping[field]" ng-options="choice.value as choice.label for choice in preview.choices">
            <option value="">{{ 'import.noColumn' | slText }}</option></select>
        </div>
        <div class="sl-field" ng-if="mapping.time">
          <label for="sl-map-zone">{{ 'import.zone' | slText }}</label>
          <input type="text" id="sl-map-zone" list="sl-map-zones" ng-model="mapping.zone" ng-model-options="{ updateOn: 'change' }"
            placeholder="{{ houseZone() }}" autocomplete="off">
          <datalist id="sl-map-zones"><option ng-repeat="zone in zones" value="{{ zone }}"></datalist>
          <span class="sl-hint">{{ 'import.zoneHint' | slText }}</span>
        </div>
        <div class="sl-field" ng-if="mapping.rating">
          <label for="sl-map-scale">{{ 'import.scale' | slText }}</label>
          <input type="text" id="sl-map-scale" ng-model="mapping.ratingScale" placeholder="1-5" autocomplete="off">
          <span class="sl-hint">{{ 'import.scaleHint' | slText }}</span>
        </div>
        <div class="sl-field">
          <label for="sl-map-missing">{{ 'import.missing' | slText }}</label>
          <input type="text" id="sl-map-missing" ng-model="missing.text">
          <span class="sl-hint">{{ 'import.missingHint' | slText }}</span>
        </div>
        <div class="sl-field" ng-if="preview.kind === 'csv'">
          <label for="sl-map-encoding">{{ 'import.encoding' | slText }}</label>
          <input type="text" id="sl-map-encoding" list="sl-map-encodings" ng-model="mapping.encoding"
            ng-model-options="{ updateOn: 'change' }" autocomplete="off">
          <datalist id="sl-map-encodings"><option ng-repeat="encoding in encodings" value="{{ encoding }}"></datalist>
        </div>
        <div class="sl-field" ng-if="preview.kind === 'csv'">
          <label for="sl-map-delimiter">{{ 'import.delimiter' | slText }}</label>
          <select id="sl-map-delimiter" ng-model="mapping.delimiter" ng-options="one as sign(one) for one in delimiters"></select>
        </div>
        <div class="sl-field" ng-if="preview.sheets.length > 1">
          <label for="sl-map-sheet">{{ 'import.sheet' | slText }}</label>
          <select id="sl-map-sheet" ng-model="mapping.sheet" ng-options="sheet for sheet in preview.sheets"></select>
        </div>
        <div class="sl-field">
          <label for="sl-map-skip">{{ 'import.skipLines' | slText }}</label>
          <input type="text" inputmode="numeric" id="sl-map-skip" sl-number ng-model="mapping.skipLines">
        </div>
        <div class="sl-field"><label class="sl-check"><input type="checkbox" ng-model="mapping.header">
          <span>{{ 'import.header' | slText }}</span></label></div>
        <div class="sl-field" ng-if="preview.hidden"><label class="sl-check"><input type="checkbox" id="sl-map-hidden" ng-model="mapping.skipHidden">
          <span>{{ 'import.skipHidden' | slText }}</span></label></div>
      </div>
      <div class="sl-field sl-keep">
        <label for="sl-map-name">{{ 'import.saved.name' | slText }}</label>
        <span class="sl-foot"><input type="text" id="sl-map-name" ng-model="use.name" maxlength="100" autocomplete="off"
            ng-keydown="keepOnEnter($event)">
          <button type="button" class="sl-button" ng-click="keep()" ng-disabled="!use.name || open()">
            {{ (namesake() ? 'import.saved.replace' : 'import.saved.save') | slText }}</button></span>
        <span class="sl-hint" role="status">{{ use.told || ('import.saved.hint' | slText) }}</span>
      </div>
      <div class="sl-foot">
        <button type="button" class="sl-button sl-primary" ng-click="upload()" ng-disabled="open()">
          {{ 'import.start' | slText }}</button>
        <span class="sl-hint" ng-if="open()">{{ 'import.answerFirst' | slText }}</span>
      </div>
    </div>

    <div ng-if="step === 'running'">
      <p>{{ (report ? 'import.running' : 'import.sending') | slText:{ file: file.name } }}</p>
      <progress max="1" value="{{ report ? report.percent / 100 : sent }}"></progress>
      <span class="sl-percent" ng-if="report">{{ 'import.percent' | slText:{ percent: report.percent } }}
        {{ left() }}</span>
      <span ng-if="report">{{ 'import.read' | slText }} {{ report.read | slNumber }} · {{ 'import.stored' | slText }}
        {{ report.stored | slNumber }} · {{ 'import.refused' | slText }} {{ report.refused | slNumber }}
        <button type="button" class="sl-link" ng-click="cancel()">{{ 'import.cancel' | slText }}</button></span>
    </div>

    <div ng-if="step === 'over'">
      <p><b>{{ file.name }}</b>: {{ 'import.states.' + report.state | slText }}</p>
      <p class="sl-alert" ng-if="report.error">{{ report.error }}</p>
      <p class="sl-note" ng-repeat="warning in report.warnings track by $index">{{ warning }}</p>
      <dl class="sl-figures">
        <div><dt>{{ 'import.read' | slText }}</dt><dd>{{ report.read | slNumber }}</dd></div>
        <div><dt>{{ 'import.stored' | slText }}</dt><dd>{{ report.stored | slNumber }}</dd></div>
        <div><dt>{{ 'import.updated' | slText }}</dt><dd>{{ report.updated | slNumber }}</dd></div>
        <div ng-class="{ 'sl-bad': report.refused }"><dt>{{ 'import.refused' | slText }}</dt><dd>{{ report.refused | slNumber }}</dd></div>
      </dl>
      <div ng-if="report.refusals.length" class="sl-scroll sl-refusals" tabindex="0">
        <table class="sl-list">
          <thead><tr><th class="sl-right">{{ 'import.line' | slText }}</th><th>{{ 'import.reason' | slText }}</th></tr></thead>
          <tr ng-repeat="refusal in report.refusals track by $index"><td class="sl-right">{{ refusal.line | slNumber }}</td>
            <td>{{ refusal.reason }}</td></tr>
        </table>
      </div>
      <div ng-if="report.remarks.length" class="sl-scroll sl-remarks" tabindex="0">
        <table class="sl-list">
          <caption>{{ 'import.remarks' | slText }}</caption>
          <thead><tr><th class="sl-right">{{ 'import.line' | slText }}</th><th>{{ 'import.remark' | slText }}</th></tr></thead>
          <tr ng-repeat="remark in report.remarks track by $index"><td class="sl-right">{{ remark.line | slNumber }}</td>
            <td>{{ remark.reason }}</td></tr>
        </table>
      </div>
      <p ng-if="report.refusals.length || report.remarks.length">
        <a class="sl-noted" ng-href="{{ notedRows() }}" download>{{ 'import.notedRows' | slText }}</a></p>
      <button type="button" class="sl-button" ng-click="reset()">{{ 'import.another' | slText }}</button>
    </div>
  </div>`;
});
