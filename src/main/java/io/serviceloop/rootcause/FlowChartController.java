package io.serviceloop.rootcause;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.task.UploadedFile;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.ProjectVariables;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Flow charts: added at the task that searches for a cause, read by whoever sees the
 * project, always as a file that is saved and never as a page of ours.
 */
@RestController
class FlowChartController {

	/** What every database keeps in a column. */
	private static final int MOST_BYTES = 1_000_000;

	private static final int MOST_FILES = 10;

	private static final int LONGEST_NAME = 200;

	private final FlowCharts charts;

	private final TaskRefs tasks;

	private final ProjectRights rights;

	private final People people;

	private final EngineClock clock;

	FlowChartController(FlowCharts charts, TaskRefs tasks, ProjectRights rights, People people, EngineClock clock) {
		this.charts = charts;
		this.tasks = tasks;
		this.rights = rights;
		this.people = people;
		this.clock = clock;
	}

	@PostMapping(path = "/api/tasks/{taskId}/flow-charts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@Transactional
	public List<FlowCharts.Entry> add(@PathVariable String taskId, MultipartHttpServletRequest request)
			throws IOException {
		TaskRefs.TaskRef task = tasks.find(taskId, ProjectVariables.LAP)
			.filter(found -> found.taskKey().equals("userTask_findRootCause"))
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "wrong.taskGone"));
		if (Role.onlyRead(people.myGroups())) {
			throw SubmissionRefused.forbidden("task", null, "wrong.onlyReads");
		}
		MultipartFile file = UploadedFile.of(request, MOST_BYTES);
		String problem = String.valueOf(task.values().get(RootCauseVariables.PROBLEM_ID.name()));
		if (charts.of(task.businessKey())
			.stream()
			.filter(chart -> chart.problemId().equals(problem))
			.count() >= MOST_FILES) {
			throw SubmissionRefused.conflict("file", name(file), "flowChart.tooMany", MOST_FILES);
		}
		charts.add(task.businessKey(), ((Number) task.values().getOrDefault("lap", 1)).intValue(), problem, name(file),
				file.getBytes(), people.me(), clock.now());
		return charts.of(task.businessKey());
	}

	@GetMapping("/api/projects/{businessKey}/flow-charts")
	public List<FlowCharts.Entry> list(@PathVariable String businessKey) {
		return charts.of(rights.seen(businessKey).businessKey());
	}

	@GetMapping("/api/projects/{businessKey}/flow-charts/{id}")
	public ResponseEntity<byte[]> read(@PathVariable String businessKey, @PathVariable String id) {
		rights.seen(businessKey);
		FlowCharts.File file = charts.find(businessKey, id.matches("\\d{1,18}") ? Long.parseLong(id) : -1)
			.orElseThrow(() -> SubmissionRefused.gone("id", id, "flowChart.unknown"));
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + saved(id, file.fileName()) + "\"")
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(file.content());
	}

	/** A name that no header and no file system takes for something else. */
	private static String saved(String id, String name) {
		String ending = name.replaceAll(".*\\.", "").toLowerCase(Locale.ROOT);
		return "flow-chart-" + id + (ending.matches("[a-z0-9]{1,8}") ? "." + ending : "");
	}

	/** Without what a file system or a header would take for something else. */
	private static String name(MultipartFile file) {
		String name = String.valueOf(file.getOriginalFilename())
			.replaceAll(".*[/\\\\]", "")
			.replaceAll("\\p{Cntrl}", "");
		return name.isBlank() ? "flow-chart" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
	}

}
