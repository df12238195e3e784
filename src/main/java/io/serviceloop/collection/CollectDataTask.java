package io.serviceloop.collection;

import java.util.List;

import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.loop.words.Json;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * What was found in one source (A12, A14-A19). Records are what was imported, counted and
 * not typed; interviews, benchmarks and metrics are typed, each in its own table.
 */
@Component
class CollectDataTask extends Form<CollectDataTask.Answer> {

	/** Characters that the register keeps of each table. */
	private static final int TABLE = 60_000;

	private final Collected collected;

	private final LoopRules rules;

	CollectDataTask(Collected collected, LoopRules rules) {
		super(Place.task("improvementLoop", "collectData"), Answer.class, Known.EVERYTHING_AND_RECORDS);
		this.collected = collected;
		this.rules = rules;
	}

	/**
	 * What is submitted.
	 *
	 * @param recordsCollected what the form showed; what is stored is what counts
	 */
	record Answer(@Size(max = 4000) @Evidence String findings, @PositiveOrZero Integer recordsCollected,
			@Size(max = MOST_ROWS) List<Interview> interviews, @Size(max = MOST_ROWS) List<Benchmark> benchmarks,
			@Size(max = MOST_ROWS) List<OperatingMetric> operatingMetrics) {

		private static <T> List<T> rows(List<T> rows) {
			return (rows == null) ? List.of() : rows;
		}

		Answer {
			interviews = rows(interviews);
			benchmarks = rows(benchmarks);
			operatingMetrics = rows(operatingMetrics);
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		Collected.Stored stored = collected.stored(submission.businessKey(), sourceOf(submission));
		faults.wrongIf(stored.running() > 0, "recordsCollected", answer.recordsCollected(), "collection.running");
		belongs("interviews", answer.interviews(), stored.kind().equals("teamInterviews"), "collection.noInterviews",
				faults);
		belongs("benchmarks", answer.benchmarks(), stored.kind().equals("benchmark"), "collection.noBenchmarks",
				faults);
		belongs("operatingMetrics", answer.operatingMetrics(), stored.hasRecords(), "collection.noMetrics", faults);
		switch (stored.kind()) {
			case "teamInterviews" -> between("interviews", answer.interviews(), LoopRules.FEWEST_INTERVIEWS,
					LoopRules.MOST_INTERVIEWS, "collection.interviews", faults);
			case "benchmark" -> between("benchmarks", answer.benchmarks(), LoopRules.FEWEST_BENCHMARKS,
					LoopRules.MOST_BENCHMARKS, "collection.benchmarks", faults);
			default -> something(answer, stored, faults);
		}
		faults.distinct("interviews", answer.interviews(), "who",
				one -> one.who() + " · " + one.what() + " · " + one.obstacle(), "collection.interviewTwice");
		faults.distinct("benchmarks", answer.benchmarks(), "company",
				one -> (one.company() == null) ? null : one.company().strip(), "collection.companyTwice");
		metrics(answer.operatingMetrics(), submission, faults);
		faults.fits("interviews", Json.text(answer.interviews()), TABLE);
		faults.fits("benchmarks", Json.text(answer.benchmarks()), TABLE);
		faults.fits("operatingMetrics", Json.text(answer.operatingMetrics()), TABLE);
	}

	private static void belongs(String path, List<?> rows, boolean belongs, String key, Faults faults) {
		faults.wrongIf(!rows.isEmpty() && !belongs, path, rows.size(), key);
	}

	private void between(String path, List<?> rows, String fewest, String most, String key, Faults faults) {
		LoopRules.Numbers numbers = rules.now();
		int count = rows.size();
		faults.wrongIf(!faults.complained(path) && (count < numbers.count(fewest) || count > numbers.number(most)),
				path, count, key, numbers.count(fewest), (int) numbers.number(most));
	}

	/** A source with a file ends with records, with numbers or with a finding. */
	private static void something(Answer answer, Collected.Stored stored, Faults faults) {
		boolean nothing = stored.records() == 0 && answer.findings() == null && answer.operatingMetrics().isEmpty();
		boolean typed = answer.recordsCollected() != null && answer.recordsCollected() > 0;
		faults.wrongIf(nothing && !faults.any(), typed ? "recordsCollected" : "findings",
				typed ? answer.recordsCollected() : null, typed ? "collection.typed" : "collection.nothing");
	}

	private static void metrics(List<OperatingMetric> metrics, Submission submission, Faults faults) {
		for (int i = 0; i < metrics.size(); i++) {
			OperatingMetric one = metrics.get(i);
			String path = "operatingMetrics[" + i + "].";
			faults.notAfter(path + "to", one.to(), submission.today());
			faults.wrongIf(one.from() != null && one.to() != null && one.from().isAfter(one.to()), path + "from",
					one.from(), "collection.metric.from", String.valueOf(one.to()));
		}
		faults.distinct("operatingMetrics", metrics, "metric",
				one -> one.metric() + " " + one.from() + " – " + one.to(), "collection.metricTwice");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		collected.write(
				submission.businessKey(), sourceOf(submission), new Collected.Found(answer.findings(),
						answer.interviews(), answer.benchmarks(), answer.operatingMetrics()),
				submission.me(), submission.now());
	}

	private static String sourceOf(Submission submission) {
		return CollectionVariables.SOURCE_ID.in(submission.scope());
	}

	@Override
	public boolean everyLap() {
		return false;
	}

	@Override
	public Variable<?> subject() {
		return CollectionVariables.SOURCE_ID;
	}

}
