package io.serviceloop.goal.judgement;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.serviceloop.goal.metric.Metric;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.goal.metric.Units;
import io.serviceloop.loop.form.Faults;
import org.springframework.stereotype.Component;

/**
 * Changes by what a goal is judged, after that was fixed with the approval (D17): it is
 * possible, but a choice that is made later proves nothing, and the old stands beside the
 * new.
 */
@Component
public class ChangedJudgement {

	/** So often a goal's judgement is changed in a lap, at most. */
	private static final int MOST_CHANGES = 10;

	private final Judgements judgements;

	private final MetricCatalogue catalogue;

	ChangedJudgement(Judgements judgements, MetricCatalogue catalogue) {
		this.judgements = judgements;
		this.catalogue = catalogue;
	}

	/** Finds what is wrong with a change; its fields are below {@code path}. */
	public void check(String businessKey, int lap, JudgementChange change, String path, Faults faults) {
		List<GoalJudgement> fixed = judgements.of(businessKey, lap);
		Optional<GoalJudgement> found = fixed.stream().filter(one -> one.goalId().equals(change.goalId())).findFirst();
		if (found.isEmpty()) {
			faults.wrongIf(!faults.complained(path + "goalId"), path + "goalId", change.goalId(),
					"judgement.goal.unknown", String.join(", ", fixed.stream().map(GoalJudgement::goalId).toList()));
			return;
		}
		GoalJudgement judgement = found.get();
		faults.wrongIf(judgement.earlier().size() >= MOST_CHANGES, path + "goalId", change.goalId(),
				"judgement.tooOften", MOST_CHANGES);
		known(change).ifPresent(metric -> faults.wrongIf(!Units.same(metric.unit(), judgement.unit()), path + "metric",
				change.metric(), "judgement.unit", metric.zh(), metric.en(), metric.unit(), judgement.unit()));
		faults.wrongIf(!faults.any() && !judgement.isOther(filed(change)), path + "goalId", change.goalId(),
				"judgement.same");
	}

	/** Files a change that nothing is wrong with. */
	public void file(String businessKey, int lap, JudgementChange change, String reason, String by, LocalDateTime at) {
		judgements.change(businessKey, lap, filed(change), reason, by, at);
	}

	private JudgementChange filed(JudgementChange change) {
		return known(change).map(metric -> change.named(metric.code())).orElse(change);
	}

	private Optional<Metric> known(JudgementChange change) {
		return (change.metric() == null) ? Optional.empty() : catalogue.now().find(change.metric());
	}

}
