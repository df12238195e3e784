package io.serviceloop.audit.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.serviceloop.loop.words.SpreadsheetCsv;

/**
 * A row for each event. The columns have the same names in every language, so that a
 * program finds them; nothing in them is computed by a spreadsheet.
 */
final class CsvLog implements EventLog {

	private static final List<String> COLUMNS = List.of("project", "projectTitle", "eventId", "activity", "transition",
			"time", "person", "forWhom", "lap", "subject", "taskKey", "kind", "process", "modelVersion", "activityId",
			"instanceId");

	private final Writer out;

	private final SpreadsheetCsv csv;

	CsvLog(OutputStream out) {
		this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		this.csv = new SpreadsheetCsv(this.out, COLUMNS);
	}

	@Override
	public void write(LoggedProject project) {
		project.events()
			.forEach(event -> csv.write(Arrays.asList(event.businessKey(), project.facts().title(), event.id(),
					event.name(), event.transition(), EventLog.time(event.time()), event.person(), event.forWhom(),
					event.lap(), event.subject(), event.taskKey(), event.kind(), event.process(), event.version(),
					event.activityId(), event.instanceId())));
	}

	@Override
	public void end() throws IOException {
		csv.flush();
		out.flush();
	}

	@Override
	public void close() {
		// It holds nothing but what it writes to, which is somebody else's.
	}

}
