package io.serviceloop.collection;

import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests that write records of a project without an import. */
public final class Kept {

	private Kept() {
	}

	/** Counts them, as their import would have. */
	public static void anew(JdbcClient jdbc, String businessKey) {
		jdbc.sql("delete from feedback_total where business_key = ?").param(businessKey).update();
		jdbc.sql(
				"delete from feedback_count where import_id in (select id from feedback_import where business_key = ?)")
			.param(businessKey)
			.update();
		jdbc.sql("""
				insert into feedback_count (import_id, time, type, stage, number)
				select f.import_id, cast(cast(f.time as date) as timestamp), f.type, f.stage, count(*)
				from feedback f join feedback_import i on i.id = f.import_id where i.business_key = ?
				group by f.import_id, cast(cast(f.time as date) as timestamp), f.type, f.stage
				""").param(businessKey).update();
	}

}
