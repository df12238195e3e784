package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import io.serviceloop.process.ProposedStandard;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Everybody reads the handbook, and of the projects behind it no more than he may. */
class HandbookReadTest extends WebTest {

	/** Takes part in no project. */
	private static final String STRANGER = "handbookReader";

	@Serves({ "A41", "E27" })
	@Test
	void aWordIsFoundInTheOtherScriptAndInItsOtherForms() {
		int chinese = standard("客戶投訴的處理", "當日回覆每一位客戶，並記錄在案。" + "其他。".repeat(100));
		int english = standard("Complaints by phone", "Who complains is replied to within the day.");
		assertThat(ids("客户投诉")).contains(chinese).doesNotContain(english);
		assertThat(ids("回复")).contains(chinese);
		assertThat(ids("complaint replies")).contains(english).doesNotContain(chinese);
		JsonNode item = items("当日回复").get(0);
		JsonNode place = item.at("/excerpt/found/0");
		assertThat(item.at("/excerpt/text").asText().substring(place.path("from").asInt(), place.path("to").asInt()))
			.isEqualTo("當日回覆");
		assertThat(item.path("title").asText()).isEqualTo("客戶投訴的處理");
		assertThat(item.path("chapter").asText()).isEqualTo("script");
		assertThat(get("/handbook?text=" + encoded("投诉")).text()).contains("客戶<mark>投訴</mark>的處理")
			.doesNotContain(">Complaints by phone<");
	}

	@Serves("A41")
	@Test
	void theListHasPagesAndChaptersAndWhateverIsAskedIsNoError() {
		standard("One more <b>standard</b>", "It says something.");
		JsonNode all = get("/api/handbook?size=1").json();
		assertThat(all.path("items")).hasSize(1);
		assertThat(all.path("total").asInt()).isPositive();
		assertThat(get("/api/handbook?size=1&page=99999").json().path("items")).isEmpty();
		assertThat(get("/api/handbook?chapter=system").json().path("total").asInt()).isZero();
		for (String asked : List.of("\"", "(", "*", "[a TO", "😀", "a".repeat(3000), "title:x", "\\")) {
			assertThat(get("/api/handbook?text=" + encoded(asked)).status()).as(asked).isEqualTo(200);
			assertThat(get("/handbook?text=" + encoded(asked)).status()).as(asked).isEqualTo(200);
		}
		assertThat(get("/api/handbook?page=-1").status()).isEqualTo(400);
		assertThat(get("/handbook").text()).contains("One more &lt;b&gt;standard&lt;/b&gt;");
	}

	@Serves({ "A41", "E06" })
	@Test
	void whatAProjectMeasuredIsForEverybodyAndWhatItWroteIsNot() {
		Foreign.account(engine, STRANGER, "service-agents");
		String key = new Loop(engine).untilStandard().standardise().businessKey();
		int entry = jdbc.queryForObject(
				"select entry_id from handbook_version where business_key = ? and number is not null", Integer.class,
				key);
		String measure = jdbc.queryForObject("select min(measure) from action where business_key = ?", String.class,
				key);
		Answer stranger = http.get(STRANGER, "/api/handbook/" + entry);
		assertThat(stranger.json().path("effects")).isNotEmpty().allSatisfy(effect -> {
			assertThat(effect.path("after").isNumber()).isTrue();
			assertThat(effect.path("met").isBoolean()).isTrue();
			assertThat(effect.has("proven")).isTrue();
		});
		assertThat(stranger.json().at("/origins/0/actions/0").has("kind")).isTrue();
		assertThat(stranger.text()).doesNotContain(key, measure);
		assertThat(http.ask(Proof.SESSION, STRANGER, "GET", "/handbook/" + entry, "", "").text())
			.contains("a project that you do not take part in")
			.doesNotContain(key, measure);
		assertThat(http.get("lead", "/api/handbook/" + entry).text()).contains(key, measure);
		assertThat(http.ask(Proof.SESSION, "lead", "GET", "/handbook/" + entry, "", "").text())
			.contains("/projects/" + key);
		assertThat(http.get(STRANGER, "/api/handbook/" + entry + "/standard.md").text()).doesNotContain(key, measure);
	}

	@Serves({ "A41", "E50" })
	@Test
	void anyTwoVersionsAreCompared() {
		int entry = standard("Calls", "First line.\nSecond line.");
		correct(entry, "First line.\nAnother line.");
		correct(entry, "Quite another line.\nAnother line.");
		String page = get("/handbook/" + entry + "?from=1&to=3").text();
		assertThat(page).contains("<del>First line.</del>", "<del>Second line.</del>",
				"<ins>Quite another line.</ins>");
		assertThat(get("/handbook/" + entry).text()).as("the latest change where none is asked for")
			.contains("<del>First line.</del>")
			.doesNotContain("<del>Second line.</del>");
		Answer wrong = get("/handbook/" + entry + "?from=7&to=x");
		assertThat(wrong.status()).isEqualTo(400);
		assertThat(wrong.text()).contains("There are those from 1 to 3.");
	}

	@Serves("A41")
	@Test
	void aFileHoldsWhatThePageShows() throws Exception {
		int entry = standard("Tricky *title* of 服務", "# no heading\n客戶<b>投訴</b>");
		assertThat(get("/api/handbook/" + entry + "/standard.md").text()).startsWith("# Tricky \\*title\\* of 服務\n")
			.contains("\\# no heading\\\n客戶\\<b\\>投訴\\</b\\>");
		assertThat(get("/api/handbook.html?text=tricky").text()).contains("<h3>Tricky *title* of 服務</h3>")
			.contains("客戶&lt;b&gt;投訴&lt;/b&gt;")
			.doesNotContain("<h2>");
		byte[] word = http.download("agent", "/api/handbook.docx?chapter=script", "en");
		try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word))) {
			assertThat(document.getParagraphs()).anyMatch(one -> one.getText().equals("客戶<b>投訴</b>"))
				.anyMatch(one -> one.getText().equals("Tricky *title* of 服務") && "Heading3".equals(one.getStyle()));
		}
		assertThat(get("/api/handbook/" + entry + "/standard.html").text()).contains("<h1>Tricky *title* of 服務</h1>")
			.contains("客戶&lt;b&gt;投訴&lt;/b&gt;");
	}

	@Serves("A41")
	@Test
	void whoLooksAfterAStandardSinceAHandOverStandsInEveryFile() {
		int entry = standard("Handing over of keys", "The keys are counted.");
		jdbc.update("update handbook_entry set owner = 'quality' where id = ?", entry);
		String name = get("/api/handbook/" + entry).json().path("ownerName").asText();
		assertThat(name).isNotEqualTo("quality").isNotBlank();
		assertThat(get("/api/handbook/" + entry + "/standard.md").text()).contains(name);
		assertThat(get("/api/handbook.md?text=" + encoded("handing over of keys")).text()).contains(name);
	}

	@Serves("A41")
	@Test
	void aStandardBroughtWhatTheGoalsOfItsOwnActionsSay() {
		String key = new Loop(engine).untilStandard().standardise().businessKey();
		int entry = jdbc.queryForObject(
				"select entry_id from handbook_version where business_key = ? and number is not null", Integer.class,
				key);
		assertThat(effects(entry, "[\"a1p1\",\"a1p3\"]")).containsExactly(4.5, 20.0);
		assertThat(effects(entry, "[\"a1p3\"]")).containsExactly(20.0);
		assertThat(effects(entry, "[\"a1p1\"]")).containsExactly(4.5);
		assertThat(effects(entry, "[]")).as("nobody knows which").containsExactly(4.5, 20.0);
	}

	private List<Double> effects(int entry, String actions) {
		jdbc.update("update handbook_version set action_ids = ? where entry_id = ?", actions, entry);
		List<Double> after = new ArrayList<>();
		get("/api/handbook/" + entry).json().path("effects").forEach(one -> after.add(one.path("after").asDouble()));
		return after;
	}

	@Serves("A41")
	@Test
	void whoProposedSomethingSeesWhatBecameOfIt() {
		new ProposedStandard(engine).propose("agent", Loop.values("handbookTitle", "A thing of mine"))
			.decide("owner", "refuse", "approvalNote", "Nobody is there at noon");
		jdbc.update("update handbook_proposal set mended_by = 'manager' where title = 'A thing of mine'");
		Answer mine = get("/handbook/proposals");
		assertThat(mine.text()).contains("A thing of mine", "refused", "Nobody is there at noon", "mended by");
		assertThat(http.ask(Proof.SESSION, "quality", "GET", "/handbook/proposals", "", "").text())
			.doesNotContain("A thing of mine");
	}

	@Serves({ "A41", "E27" })
	@Test
	void whoDecidesAProposalIsToldWhatTheHandbookSaysAlreadyAndWhatIsAnnounced() {
		int like = standard("Returns of broken lamps", "Every broken lamp is photographed before it is returned.");
		ProposedStandard proposal = new ProposedStandard(engine).propose("lead", Loop.values("handbookTitle",
				"Lamps that come back", "handbookText", "Broken lamps are photographed before anybody returns them."));
		JsonNode alike = proposed(proposal).at("/alike/0");
		assertThat(alike.path("id").asInt()).isEqualTo(like);
		assertThat(alike.path("percent").asInt()).isBetween(50, 100);
		assertThat(alike.path("sameTitle").asBoolean()).isFalse();
		proposal.decide("owner", "refuse", "approvalNote", "It stands in the handbook already.");
		proposal.propose("lead",
				Loop.values("handbookTitle", "returns of broken lamps", "handbookText", "Quite another thing."));
		assertThat(proposed(proposal).at("/alike/0/id").asInt()).isEqualTo(like);
		assertThat(proposed(proposal).at("/alike/0/sameTitle").asBoolean()).isTrue();
		proposal.decide("owner", "approve");
		proposal.propose("lead",
				Loop.values("replaces", like, "handbookText", "Every broken lamp is weighed before it is returned."));
		assertThat(proposed(proposal).path("alike")).as("itself is no other")
			.noneMatch(one -> one.path("id").asInt() == like);
		proposal.decide("owner", "approve", "validFrom", Loop.day(30));
		proposal.propose("lead", Loop.values("replaces", like, "handbookText", "Every broken lamp is thrown away."));
		assertThat(proposed(proposal).at("/announced/0/version").asInt()).isEqualTo(2);
		assertThat(proposed(proposal).at("/announced/0/validFrom").asText()).isEqualTo(Loop.day(30));
		proposal.decide("owner", "approve", "replacesAnnounced", false);
		assertThat(get("/handbook/" + like).text()).contains("holds until " + Loop.day(30) + ", then version 2")
			.contains("held until");
		correct(like, "Every broken lamp is repaired.", "replacesAnnounced", true);
		assertThat(get("/handbook/" + like).text()).contains("never held: version 4 took its place before its day",
				"Version 2, meant for " + Loop.day(30));
		assertThat(get("/api/handbook/" + like + "/standard.md").text())
			.contains("Version 2, meant for " + Loop.day(30), "never held: version 4 took its place before its day")
			.doesNotContain("valid from " + Loop.day(30));
		assertThat(get("/api/handbook/" + like).json().at("/versions/2/course/state").asText()).isEqualTo("neverHeld");
	}

	private JsonNode proposed(ProposedStandard proposal) {
		return http.get("owner", "/api/tasks/" + proposal.task().getId() + "/proposal").json();
	}

	@Serves("A41")
	@Test
	void whoseProposalWasSentBackFindsItsTaskInOneClickAndTasksAboutStandardsAreToldApart() {
		int entry = standard("Keys of the cellar", "The keys hang at the door.");
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", Loop.values("replaces", entry,
				"handbookTitle", "Keys of the cellar", "handbookText", "The keys lie in the drawer."));
		assertThat(work("owner")).contains("Correction: Keys of the cellar");
		proposal.decide("owner", "sendBack", "approvalNote", "Say which drawer it is.");
		String way = "#/?task=" + proposal.task().getId();
		assertThat(get("/handbook/proposals").text()).contains(way);
		assertThat(get("/handbook/" + entry).text()).contains(way, "Say which drawer it is.");
		assertThat(http.ask(Proof.SESSION, "lead", "GET", "/handbook/" + entry, "", "").text()).doesNotContain(way);
		assertThat(work("agent")).contains("Correction: Keys of the cellar");
		proposal.complete("agent", Loop.values("proposalMending", "withdraw"));
		assertThat(get("/handbook/proposals").text()).doesNotContain(way);
		proposal.propose("agent", Loop.values("handbookTitle", "Doors of the cellar"));
		assertThat(work("owner")).contains("New standard: Doors of the cellar");
		proposal.decide("owner", "refuse", "approvalNote", "The cellar has no doors.");
	}

	private String work(String person) {
		return http.ask(Proof.SESSION, person, "GET", "/my-work", "", "").text();
	}

	private int standard(String title, String text) {
		new ProposedStandard(engine).propose("lead", Loop.values("handbookTitle", title, "handbookText", text))
			.decide("owner", "approve");
		return jdbc.queryForObject("select max(id) from handbook_entry", Integer.class);
	}

	private void correct(int entry, String text, Object... decided) {
		new ProposedStandard(engine).propose("lead", Loop.values("replaces", entry, "handbookText", text))
			.decide("owner", "approve", decided);
	}

	private Answer get(String address) {
		return http.ask(address.startsWith("/api") ? Proof.BASIC : Proof.SESSION, "agent", "GET", address, "", "");
	}

	private static String encoded(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	private JsonNode items(String text) {
		return get("/api/handbook?size=200&text=" + encoded(text)).json().path("items");
	}

	private List<Integer> ids(String text) {
		List<Integer> ids = new ArrayList<>();
		items(text).forEach(item -> ids.add(item.path("id").asInt()));
		return ids;
	}

}
