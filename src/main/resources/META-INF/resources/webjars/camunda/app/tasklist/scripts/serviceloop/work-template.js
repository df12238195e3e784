// The sections of the work so far. Texts of people are shown as text only.
define([], function () {
  return `
  <div class="sl-sections">
    <details open ng-if="project.goals.length">
      <summary>{{ 'work.goals' | slText }} <span class="sl-count">{{ project.goals.length }}</span></summary>
      <p class="sl-small" ng-if="project.scope">{{ 'work.scope' | slText }}: {{ project.scope }}</p>
      <table class="sl-list">
        <thead><tr><th></th><th>{{ 'work.goal' | slText }}</th><th class="sl-right">{{ 'work.baseline' | slText }}</th>
          <th class="sl-right">{{ 'work.target' | slText }}</th><th>{{ 'work.due' | slText }}</th></tr></thead>
        <tr ng-repeat="goal in project.goals"><td class="sl-id">{{ goal.id }}</td>
          <td>{{ goal.name }}<div class="sl-small">{{ goal.formula }} · {{ goal.dataSource }}</div></td>
          <td class="sl-right">{{ goal.baseline | slNumber }} {{ goal.unit }}</td>
          <td class="sl-right">{{ goal.target | slNumber }} {{ goal.unit }}</td><td>{{ goal.dueDate | slDate }}</td></tr>
      </table>
    </details>
    <details ng-if="project.dataSources.length || summary">
      <summary>{{ 'work.data' | slText }} <span class="sl-count" ng-if="summary">{{ summary.records | slNumber }}</span></summary>
      <sl-summary ng-if="summary" summary="summary"></sl-summary>
      <div class="sl-entry" ng-repeat="source in project.dataSources">
        <b>{{ source.kind | slTerm:'sourceKind' }}</b> · {{ name(source.responsible) }} ·
        {{ 'work.window' | slText:{ days: source.windowDays } }}
        <span ng-if="source.recordsCollected !== null"> · {{ 'work.records' | slText }}: {{ source.recordsCollected | slNumber }}</span>
        <p ng-if="source.findings">{{ source.findings }}</p>
      </div>
    </details>
    <details ng-if="problems.length">
      <summary>{{ 'work.problems' | slText }} <span class="sl-count">{{ problems.length }}</span></summary>
      <div class="sl-entry" ng-repeat="problem in problems">
        <span class="sl-id">{{ problem.id }}</span>
        <span class="sl-chip" ng-class="problem.overridePriority || problem.priority"
          ng-if="problem.priority">{{ problem.overridePriority || problem.priority }}</span>
        <b>{{ problem.type }}<span ng-if="problem.subtype"> / {{ problem.subtype }}</span></b> · {{ problem.stage }}
        <span class="sl-chip sl-good" ng-if="problem.selected">{{ 'work.selected' | slText }}</span>
        <p>{{ problem.description }}</p>
        <p class="sl-small" ng-if="problem.reasons.length"><span ng-repeat="reason in problem.reasons track by $index">{{ reason }} </span></p>
        <p class="sl-small" ng-if="problem.overridePriority">{{ 'work.override' | slText:{ from: problem.priority, to: problem.overridePriority } }} {{ problem.overrideReason }}</p>
        <p class="sl-small" ng-if="problem.containment">{{ 'work.containment' | slText }}: {{ problem.containment }}</p>
      </div>
    </details>
    <details ng-if="rootCauses.length">
      <summary>{{ 'work.rootCauses' | slText }} <span class="sl-count">{{ rootCauses.length }}</span></summary>
      <div class="sl-entry" ng-repeat="cause in rootCauses">
        <span class="sl-id">{{ cause.problemId }}</span> <span class="sl-chip">{{ 'form.lap' | slText:{ lap: cause.lap } }}</span>
        <span class="sl-chip">{{ cause.causeClass | slTerm:'causeClass' }}</span>
        <span class="sl-chip" ng-class="cause.verified === false ? 'sl-bad' : cause.verified ? 'sl-good' : ''">{{ (cause.verified === false ? 'work.refuted' : cause.verified ? 'work.verified' : 'work.unverified') | slText }}</span>
        <p><b>{{ cause.rootCause }}</b></p>
        <p class="sl-small"><span ng-repeat="why in cause.whys track by $index">{{ why }}<span ng-if="!$last"> → </span></span></p>
        <p class="sl-small">{{ name(cause.author) }}<span ng-if="cause.verificationNote"> · {{ name(cause.verifiedBy) }}: {{ cause.verificationNote }}</span></p>
      </div>
    </details>
    <details ng-if="actions.length">
      <summary>{{ 'work.actions' | slText }} <span class="sl-count">{{ actions.length }}</span></summary>
      <div class="sl-entry" ng-repeat="action in actions">
        <span class="sl-id">{{ action.id }}</span> <span class="sl-chip">{{ 'form.lap' | slText:{ lap: action.lap } }}</span>
        <span class="sl-chip" ng-class="'sl-' + action.status">{{ action.status | slTerm:'status' }}</span>
        <b>{{ action.measure }}</b>
        <p class="sl-small">{{ action.problemId }} · {{ action.department }} · {{ name(action.responsible) }} ·
          {{ 'work.due' | slText }} {{ action.dueDate | slDate }}<span ng-if="action.completedOn"> · {{ 'work.completed' | slText }} {{ action.completedOn | slDate }}</span></p>
        <p ng-if="action.droppedReason">{{ 'work.dropped' | slText }}: {{ action.droppedReason }}</p>
        <p class="sl-small" ng-repeat="result in action.results">{{ result.kind | slTerm:'resultKind' }} {{ result.completedOn | slDate }} ({{ name(result.reportedBy) }}): {{ result.result }}<span ng-if="result.evidence"> · {{ 'work.evidence' | slText }}: {{ result.evidence }}</span></p>
      </div>
      <div class="sl-entry" ng-repeat="decision in planDecisions">
        <span class="sl-chip">{{ 'form.lap' | slText:{ lap: decision.lap } }}</span>
        <span class="sl-chip" ng-class="decision.approved ? 'sl-good' : 'sl-bad'">{{ (decision.approved ? 'work.planApproved' : 'work.planRefused') | slText }}</span>
        {{ name(decision.decidedBy) }}<span ng-if="decision.note">: {{ decision.note }}</span>
      </div>
    </details>
    <details ng-if="reviews.length">
      <summary>{{ 'work.reviews' | slText }} <span class="sl-count">{{ reviews.length }}</span></summary>
      <div class="sl-entry" ng-repeat="review in reviews">
        <span class="sl-chip">{{ 'form.lap' | slText:{ lap: review.lap } }}</span>
        <span class="sl-small">{{ name(review.heldBy) }} · {{ review.heldAt | slMoment }}</span>
        <p>{{ review.progress }}</p><p ng-if="review.obstacles" class="sl-small">{{ 'work.obstacles' | slText }}: {{ review.obstacles }}</p>
      </div>
    </details>
    <details ng-if="measurements.length">
      <summary>{{ 'work.measurements' | slText }} <span class="sl-count">{{ measurements.length }}</span></summary>
      <table class="sl-list">
        <thead><tr><th></th><th>{{ 'work.goal' | slText }}</th><th class="sl-right">{{ 'work.baseline' | slText }}</th>
          <th class="sl-right">{{ 'work.target' | slText }}</th><th class="sl-right">{{ 'work.after' | slText }}</th>
          <th class="sl-right">{{ 'work.attainment' | slText }}</th></tr></thead>
        <tr ng-repeat="measured in measurements"><td><span class="sl-chip">{{ 'form.lap' | slText:{ lap: measured.lap } }}</span></td>
          <td>{{ goalName(measured.goalId) }}<div class="sl-small">{{ measured.from | slDate }} – {{ measured.to | slDate }} · {{ 'work.sample' | slText }} {{ measured.sampleSize | slNumber }} · {{ measured.source }}</div></td>
          <td class="sl-right">{{ measured.baseline | slNumber }}</td><td class="sl-right">{{ measured.target | slNumber }}</td>
          <td class="sl-right"><b>{{ measured.after | slNumber }}</b> {{ goal(measured.goalId).unit }}</td>
          <td class="sl-right"><span class="sl-chip" ng-class="measured.met ? 'sl-good' : 'sl-bad'">{{ measured.attainment | slPercent }}</span></td></tr>
      </table>
    </details>
    <details ng-if="evaluations.length">
      <summary>{{ 'work.evaluations' | slText }} <span class="sl-count">{{ evaluations.length }}</span></summary>
      <div class="sl-entry" ng-repeat="evaluation in evaluations">
        <span class="sl-chip">{{ 'form.lap' | slText:{ lap: evaluation.lap } }}</span> {{ evaluation.conclusion }}
        <p class="sl-small">{{ 'work.customers' | slText }}: {{ evaluation.customerFeedback }}</p>
        <p class="sl-small">{{ 'work.team' | slText }}: {{ evaluation.teamFeedback }}</p>
        <p class="sl-small" ng-if="evaluation.decisionNote">{{ 'work.decision' | slText }}: {{ evaluation.decisionNote }}</p>
      </div>
    </details>
    <details ng-if="handbook.length">
      <summary>{{ 'work.handbook' | slText }} <span class="sl-count">{{ handbook.length }}</span></summary>
      <div class="sl-entry" ng-repeat="page in handbook"><b>{{ page.title }}</b><p class="sl-text">{{ page.text }}</p></div>
    </details>
    <details ng-if="changes.length">
      <summary>{{ 'work.changes' | slText }} <span class="sl-count">{{ changes.length }}</span></summary>
      <div class="sl-entry" ng-repeat="change in changes">
        <b>{{ change.kind | slTerm:'changeKind' }}</b> {{ change.subjectId }} <span ng-if="change.detail">{{ change.detail }}</span>
        <span class="sl-chip" ng-if="!change.applied">{{ 'work.notApplied' | slText }}</span>
        <p class="sl-small">{{ change.reason }} · {{ name(change.requestedBy) }} · {{ change.changedAt | slMoment }}</p>
      </div>
    </details>
    <details ng-if="project.standIns.length">
      <summary>{{ 'work.standIns' | slText }} <span class="sl-count">{{ project.standIns.length }}</span></summary>
      <div class="sl-entry" ng-repeat="one in project.standIns">
        <b>{{ one.task | slTerm:'task' }}</b>
        {{ 'work.standIn' | slText:{ by: name(one.by), forWhom: name(one.forWhom) } }}
        <span class="sl-small">{{ one.at | slMoment }}</span>
      </div>
    </details>
    <p class="sl-empty" ng-if="!project.goals.length">{{ 'work.nothing' | slText }}</p>
  </div>`;
});
