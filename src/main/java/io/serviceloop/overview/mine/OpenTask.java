package io.serviceloop.overview.mine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;

/**
 * An open task as the engine has it.
 *
 * @param revision counts its changes, from 1
 * @param process id of its process
 * @param taskKey its element in the model
 * @param name its name in the language of the models
 * @param businessKey its project; null where it belongs to none, like {@code title}
 * @param about the measure, the problem or the standard it is about; null for the whole
 * project
 * @param standard how it is about a standard: {@code newStandard}, {@code correction} or
 * {@code review}; null where it is about none
 * @param assignee whose it is; null while it is offered
 * @param owner whose it is while somebody stands in; null otherwise
 * @param due null where it is not due
 * @param changed when it was changed last
 * @param urgedBy user ids of those who urge to go on with it; empty for nobody
 */
public record OpenTask(String id, int revision, String process, String taskKey, String name, String businessKey,
		String title, String about, String assignee, String owner, LocalDateTime since, LocalDateTime due,
		LocalDateTime changed, String standard, List<String> urgedBy) {

	/** Who urged, as a column of an open task {@code t}. */
	static final String URGED = ", (select string_agg(distinct u.urged_by, ' ') from urge u where u.task_id = t.ID_)"
			+ " as urged_by";

	static OpenTask of(ResultSet row, int number) throws SQLException {
		String measure = row.getString("measure");
		String description = row.getString("description");
		String about = (measure != null) ? measure : (description != null) ? description : row.getString("standard");
		return new OpenTask(row.getString("id"), row.getInt("revision"), row.getString("process"),
				row.getString("task_key"), row.getString("name"), row.getString("business_key"), row.getString("title"),
				about, row.getString("assignee"), row.getString("owner"), moment(row, "since"), moment(row, "due"),
				moment(row, "changed"), row.getString("about_standard"),
				(row.getString("urged_by") == null) ? List.of() : List.of(row.getString("urged_by").split(" ")));
	}

	static LocalDateTime moment(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDateTime.class);
	}

}
