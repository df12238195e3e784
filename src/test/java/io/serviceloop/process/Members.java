package io.serviceloop.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.loop.engine.EngineTables;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * People who open projects, set their goals and collect data without a pause, and
 * remember what they were told. Who hears nothing of a task asks the next node, as behind
 * a balancer, and sends the same again; a project is opened once.
 */
final class Members implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** Milliseconds between two submissions of a member. */
	private static final int THINKS = 200;

	/** Who hears this is to come again: no connection to the database was to be had. */
	private static final int BUSY = 503;

	private static final String GOALS = task("goals", List.of(Loop.goal("g1", 8, 5)), "scope",
			"online advice to result feedback", "stages", List.of("online advice"), "cycleDays", 90, "observationDays",
			30, "dataSources",
			List.of(Map.of("id", "s1", "kind", "customerFeedback", "responsible", "agent", "windowDays", 90)));

	private static final String DATA = task("findings", "Three of ten name the slow first answer.", "recordsCollected",
			12);

	private static final Duration LONGEST = Duration.ofMinutes(3);

	private final List<KillableServer> nodes;

	private final ExecutorService people;

	private final List<Future<?>> work = new ArrayList<>();

	/** When each submission was sent that was answered, by {@link System#nanoTime}. */
	private final Queue<Long> answered = new ConcurrentLinkedQueue<>();

	/** Titles of opened projects by their keys. */
	private final Map<String, String> opened = new ConcurrentHashMap<>();

	/** Tasks that were completed, as key of the project and key of the task. */
	private final Queue<List<String>> completed = new ConcurrentLinkedQueue<>();

	private final AtomicInteger unheard = new AtomicInteger();

	private final AtomicInteger sentAway = new AtomicInteger();

	private volatile boolean over;

	Members(int number, List<KillableServer> nodes) {
		this.nodes = nodes;
		people = Executors.newFixedThreadPool(number);
		for (int i = 0; i < number; i++) {
			int member = i;
			work.add(people.submit(() -> {
				work(member);
				return null;
			}));
		}
	}

	/** What is asked of a node. */
	private interface Request<T> {

		T of(KillableServer node) throws IOException, InterruptedException;

	}

	private void work(int member) throws IOException, InterruptedException {
		for (int i = 0; !over; i++) {
			String title = "Work " + member + "-" + i;
			String key = once(member + i, node -> node.openProject(title));
			if (key != null) {
				opened.put(key, title);
				complete(member + i, key, "userTask_setGoals", "lead", GOALS);
				complete(member + i, key, "userTask_collectData", "agent", DATA);
			}
		}
	}

	private void complete(int first, String key, String task, String person, String answers)
			throws IOException, InterruptedException {
		String id = sure(first, node -> node.send("GET",
				"/engine-rest/task?processInstanceBusinessKey=" + key + "&taskDefinitionKey=" + task, null, person))
			.path(0)
			.path("id")
			.textValue();
		sure(first + 1, node -> node.send("POST", "/engine-rest/task/" + id + "/submit-form", answers, person));
		completed.add(List.of(key, task));
	}

	/** Asks until there is an answer. */
	private <T> T sure(int first, Request<T> request) throws IOException, InterruptedException {
		for (int i = first;; i++) {
			T answer = once(i, request);
			if (answer != null) {
				return answer;
			}
		}
	}

	/** The answer of a node; null where none was heard. */
	private <T> T once(int node, Request<T> request) throws IOException, InterruptedException {
		Thread.sleep(THINKS);
		long sent = System.nanoTime();
		try {
			T answer = request.of(nodes.get(node % nodes.size()));
			answered.add(sent);
			return answer;
		}
		catch (KillableServer.Refused refused) {
			if (refused.status() != BUSY) {
				throw refused;
			}
			sentAway.incrementAndGet();
			return null;
		}
		catch (IOException gone) {
			unheard.incrementAndGet();
			return null;
		}
	}

	/**
	 * Waits until something is answered that was sent after a moment.
	 * @return seconds since then
	 */
	double workOnAfter(long moment) throws Exception {
		KillableServer.until(LONGEST, () -> {
			work.stream().filter(Future::isDone).forEach(Members::result);
			return answered.stream().anyMatch(sent -> sent - moment > 0);
		});
		double seconds = (System.nanoTime() - moment) / 1e9;
		answered.clear();
		return seconds;
	}

	/** Lets each of them end what is begun. */
	void stop() {
		over = true;
		people.shutdown();
		work.forEach(Members::result);
	}

	/** Waits for somebody's end, and fails where it was an error. */
	private static void result(Future<?> one) {
		try {
			one.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError("a member could not work on", ex);
		}
	}

	/** Sends them away, whatever they are at. */
	@Override
	public void close() {
		people.shutdownNow();
	}

	/** What became of what they were told. */
	record Kept(int acknowledged, int unheard, int sentAway, List<String> lost, List<String> doubled,
			List<String> torn) {

		@Override
		public String toString() {
			return "%d acknowledged, %d not heard of, %d to come again, %d lost, %d doubled, %d torn"
				.formatted(acknowledged, unheard, sentAway, lost.size(), doubled.size(), torn.size());
		}

	}

	/** Looks after it in the database. */
	Kept kept(JdbcTemplate database) {
		Set<String> titles = new HashSet<>(
				database.queryForList("select business_key || ' ' || title from project", String.class));
		String completions = """
				select p.BUSINESS_KEY_ || ' ' || t.TASK_DEF_KEY_ from ACT_HI_TASKINST t join ACT_HI_PROCINST p
				  on p.ID_ = t.PROC_INST_ID_ where p.BUSINESS_KEY_ is not null and t.DELETE_REASON_ = 'completed'
				group by p.BUSINESS_KEY_, t.TASK_DEF_KEY_
				""";
		Set<String> done = new HashSet<>(database.queryForList(completions, String.class));
		List<String> lost = new ArrayList<>();
		opened.forEach((key, title) -> {
			if (!titles.contains(key + " " + title)) {
				lost.add(title);
			}
		});
		completed.stream().map(each -> String.join(" ", each)).filter(each -> !done.contains(each)).forEach(lost::add);
		List<String> doubled = new ArrayList<>(
				database.queryForList("select title from project group by title having count(*) > 1", String.class));
		doubled.addAll(database.queryForList(completions + " having count(*) > 1", String.class));
		List<String> torn = new ArrayList<>(database.queryForList(
				"""
						select p.business_key from project p where
						  (exists (select 1 from goal g where g.business_key = p.business_key)) <> (exists
						    (select 1 from ACT_HI_TASKINST t join ACT_HI_PROCINST i on i.ID_ = t.PROC_INST_ID_ where
						      i.BUSINESS_KEY_ = p.business_key and t.TASK_DEF_KEY_ = 'userTask_setGoals' and t.END_TIME_ is not null))
						""",
				String.class));
		for (String halves : List.of(EngineTables.OPEN_IN_HISTORY, EngineTables.CLOSED_IN_HISTORY,
				EngineTables.WITHOUT_PROCESS, EngineTables.STILL_RUNNING)) {
			torn.addAll(database.query(halves, (row, number) -> row.getString("business_key")));
		}
		return new Kept(opened.size() + completed.size(), unheard.get(), sentAway.get(), lost, doubled, torn);
	}

	private static String task(Object... namesAndValues) {
		Map<String, Object> variables = new LinkedHashMap<>();
		try {
			for (int i = 0; i < namesAndValues.length; i += 2) {
				Object value = namesAndValues[i + 1];
				variables.put((String) namesAndValues[i], (value instanceof List)
						? Map.of("value", JSON.writeValueAsString(value), "type", "Json") : Map.of("value", value));
			}
			return JSON.writeValueAsString(Map.of("variables", variables));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
