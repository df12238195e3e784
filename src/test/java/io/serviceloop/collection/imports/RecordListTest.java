package io.serviceloop.collection.imports;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** Stored records over HTTP: narrowed, page by page, and as a file. */
class RecordListTest extends CollectionTest {

	static final String COLUMNS = """
			{"time":"day","type":"kind","stage":"link","text":"text","customer":"who","dateFormat":null}""";

	@BeforeEach
	void fourRecords() throws Exception {
		imported("""
				id,day,kind,link,text,who,group,via,stars
				1,2025-01-01,Delay,sale,An old one,c1,new,mail,1
				2,2026-03-02,Delay,sale,It is LATE,c1,new,mail,2
				3,2026-03-09 23:59:00,Delay,after sale,100% late_,c2,regular,phone,4.5
				4,2026-03-10,Bill,,wrong,,,phone,
				""", """
				{"externalId":"id","time":"day","type":"kind","stage":"link","text":"text","customer":"who",
				 "customerGroup":"group","channel":"via","rating":"stars","dateFormat":null}""");
	}

	@Serves("B14")
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
			``|4,3,2,1
			?type=Delay|3,2,1
			?type=delay|-
			?stage=after%20sale|3
			?channel=phone|4,3
			?customer=c1|2,1
			?customerGroup=regular|3
			?text=late|3,2
			?text=100%25|3
			?text=_|3
			?from=2026-03-02&to=2026-03-09|3,2
			?ratingFrom=2&ratingTo=4|2
			?ratingFrom=4.5|3
			?ratingFrom=4,5|3
			?ratingFrom=%EF%BC%94.5|3
			?without=stage|4
			?without=stage,type|-
			?without=type&type=Bill|4
			?source=benchmark|-
			?source=operationsData&type=Bill|4
			?inWindow=true|4,3,2
			?type=Delay&text=late&channel=mail|2
			?type=%20%20&page=&size=|4,3,2,1
			?nonsense=1|4,3,2,1
			""")
	void aFilterShowsWhatMatches(String query, String ids) throws Exception {
		JsonNode found = list(query);
		assertThat(String.join(",", found.get("items").findValuesAsText("externalId")))
			.isEqualTo((ids == null) ? "" : ids);
		assertThat(found.get("total").asInt()).isEqualTo(found.get("items").size());
	}

	@Test
	void aRecordHasEverythingItsFileSaid() throws Exception {
		assertThat(list("?ratingFrom=4").get("items").get(0).toString()).contains("\"source\":\"operationsData\"",
				"\"file\":\"feedback.csv\"", "\"line\":4", "\"time\":\"2026-03-09T23:59:00\"", "\"type\":\"Delay\"",
				"\"stage\":\"after sale\"", "\"channel\":\"phone\"", "\"customer\":\"c2\"",
				"\"customerGroup\":\"regular\"", "\"rating\":4.5", "\"text\":\"100% late_\"");
	}

	@Test
	void recordsAreShownPageByPageTheNewestFirstAndThoseWithoutATimeLast() throws Exception {
		imported("id\n5\n", "{\"externalId\":\"id\"}");
		assertThat(list("?size=2").get("items").findValuesAsText("externalId")).containsExactly("4", "3");
		assertThat(list("?size=2&page=2").get("items").findValuesAsText("externalId")).containsExactly("5");
		assertThat(list("?size=2&page=3").get("items")).isEmpty();
		assertThat(list("?size=2&page=3").get("total").asInt()).isEqualTo(5);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			from=soon|from
			to=2026-02-30|to
			from=2026-03-02&to=2026-03-01|from
			ratingFrom=0|ratingFrom
			ratingTo=6|ratingTo
			ratingTo=x|ratingTo
			source=rumours|source
			without=text|without
			size=201|size
			size=0|size
			page=-1|page
			page=99999999999|page
			""")
	void whatCannotBeReadIsRefusedByItsName(String query, String path) throws Exception {
		MockHttpServletResponse response = send(get(URI.create("/api/projects/" + project + "/records?" + query)),
				"lead");
		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(json(response).get("violations").findValuesAsText("path")).containsExactly(path);
	}

	@Test
	void strangersSeeNoRecords() throws Exception {
		assertThat(send(get("/api/projects/{key}/records", project), "agent").getStatus()).isEqualTo(403);
		assertThat(send(get("/api/projects/{key}/records.csv", project), "agent").getStatus()).isEqualTo(403);
		assertThat(send(get("/api/projects/IMP-1999-0001/records"), "lead").getStatus()).isEqualTo(404);
	}

	@Test
	void everythingThatMatchesIsExportedHoweverMuchItIs() throws Exception {
		StringBuilder csv = new StringBuilder("id,day,kind,link,text,who\n");
		for (int i = 100; i < 4_700; i++) {
			csv.append(i).append(",2026-03-01,Flood,sale,=HYPERLINK(1),c\n");
		}
		imported(csv.toString(), "{\"externalId\":\"id\",\"time\":\"day\",\"type\":\"kind\",\"text\":\"text\"}");
		MockHttpServletResponse response = send(get("/api/projects/{key}/records.csv?type=Flood", project), "lead");
		assertThat(response.getHeader("Content-Disposition")).contains(project + "-records.csv");
		String file = response.getContentAsString(StandardCharsets.UTF_8);
		assertThat(file.lines()).hasSize(1 + 4_600).noneMatch(line -> line.contains("\"=HYPER"));
		assertThat(file.lines().skip(1).map(line -> line.split("\",\"")[3]).distinct()).hasSize(4_600);
	}

}
