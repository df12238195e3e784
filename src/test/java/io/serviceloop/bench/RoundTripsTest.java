package io.serviceloop.bench;

import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a project costs in round trips, exactly, beside the bare engine with the same
 * models: so that nobody adds one unseen. Which statements they are is printed with
 * {@code -Dbench.statements=60}.
 */
class RoundTripsTest {

	/**
	 * What ours costs. Whoever saves one writes the new number; whoever needs one more
	 * saves another first: ours stays below the bare engine.
	 */
	private static final int OURS = 958;

	/**
	 * What the records cost beyond that: one for each change, and no more than it has
	 * commands.
	 */
	private static final int RECORDS = 24;

	/** What tells the two engines apart, and has nothing to do with what is counted. */
	private static final Set<String> OF_THE_SURROUNDINGS = Set.of("getHostname", "getInstallationId",
			"getProcessEngineName");

	private static Side ours;

	private static Side bare;

	@BeforeAll
	static void start() {
		String options = ";DB_CLOSE_DELAY=-1";
		// Whether another node deployed a table is looked for after some time, which is
		// not of the project.
		ours = Side.ours("jdbc:h2:mem:roundTripsOfOurs" + options, "sa", true,
				"--serviceloop.decisions.look-every=PT1H");
		bare = Side.bare("jdbc:h2:mem:roundTripsOfBare" + options, "sa", ours);
	}

	@AfterAll
	static void end() {
		bare.close();
		ours.close();
	}

	@Test
	void aProjectCostsNoMoreThanOnTheBareEngineAndLeavesNoGrant() {
		Walk oursWalk = new Walk(ours, Map.of());
		Walk bareWalk = new Walk(bare, Recorded.of(ours, oursWalk.project(nanos -> {
		})));
		bareWalk.project(nanos -> {
		});
		long grants = grants();
		long counted = count(ours, oursWalk);
		long ofBare = count(bare, bareWalk);
		long records = ours.meter().byStatement.entrySet()
			.stream()
			.filter(statement -> statement.getKey().startsWith("insert into audit_record"))
			.mapToLong(statement -> statement.getValue().sum())
			.sum();
		System.out.printf("SQL round trips of a project: %d, %d of them records, of the bare engine %d: %.3f%n",
				counted, records, ofBare, (double) counted / ofBare);
		LoopBench.excess(ours.meter().byStatement, bare.meter().byStatement, "round trips beyond the bare engine",
				Integer.getInteger("bench.statements", 0), 1);
		assertThat(records).isEqualTo(RECORDS);
		assertThat(counted - records).isEqualTo(OURS).isLessThanOrEqualTo(ofBare);
		assertThat(grants()).isEqualTo(grants);
	}

	@Test
	void bothEnginesHaveTheSameSettings() {
		ProcessEngineConfiguration one = ours.engine().getProcessEngineConfiguration();
		ProcessEngineConfiguration other = bare.engine().getProcessEngineConfiguration();
		Map<String, String> different = new TreeMap<>();
		Arrays.stream(BeanUtils.getPropertyDescriptors(SpringProcessEngineConfiguration.class))
			.map(PropertyDescriptor::getReadMethod)
			.filter(getter -> getter != null && BeanUtils.isSimpleValueType(getter.getReturnType()))
			.forEach(getter -> {
				Object mine = ReflectionUtils.invokeMethod(getter, one);
				Object its = ReflectionUtils.invokeMethod(getter, other);
				if (!Objects.equals(mine, its)) {
					different.put(getter.getName(), mine + " / " + its);
				}
			});
		different.keySet().removeAll(OF_THE_SURROUNDINGS);
		assertThat(different).isEmpty();
	}

	private static long count(Side side, Walk walk) {
		side.meter().count(true);
		walk.project(nanos -> {
		});
		side.meter().count(false);
		return side.meter().roundTrips.sum();
	}

	private static long grants() {
		return ours.engine().getAuthorizationService().createAuthorizationQuery().count();
	}

}
