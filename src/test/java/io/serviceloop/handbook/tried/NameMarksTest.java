package io.serviceloop.handbook.tried;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import io.serviceloop.loop.people.People.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a recipe must not tell is found in its texts. */
class NameMarksTest {

	private final NameMarks marks = new NameMarks(List.of(person("lwang7", "Wang Li"), person("agent", "Alex Agent"),
			person("x.chen@shop.cn", "陈晓明"), person("zoe", "Zoe"), person("ng", "O"),
			new Contact("e100234", "Grace Élise Hopper", "g.hopper@navy.example"), person("e7", "Al Will")));

	@ParameterizedTest
	@CsvSource({ "Ask lwang7 first,lwang7", "Ask LWANG7.,LWANG7", "wang li knows it,wang li", "由陈晓明负责跟进,陈晓明",
			"mail x.chen@shop.cn now,x.chen@shop.cn", "zoe's desk,zoe", "ask ng,ng" })
	void aPersonOfTheInstallationIsFound(String text, String found) {
		assertThat(people(marks, text)).containsExactly(found);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Wang  Li|two blanks
			Wang⏎Li|a new line
			Wang\u00a0Li|a blank that does not break
			WANG LI|capitals
			Li Wang|the last name first
			Li, Wang|a comma
			Wang-Li|a hyphen
			wang_li|a line
			Ｗａｎｇ Ｌｉ|wide letters
			W\u200bang L\u200di|what cannot be seen
			Wa\u00adng\u2060 Li|hyphens that show at the end of a line alone
			Wáng Lǐ|accents
			Wa\u0301ng Li|accents by themselves
			𝐖𝐚𝐧𝐠 𝐋𝐢|bold letters of mathematics
			陈 晓明|a blank between Chinese names
			陳曉明|the other script
			Grace Hopper|no middle name
			Hopper Grace|no middle name, the last one first
			Hopper, Grace Elise|as in a file
			g.hopper＠navy.example|a mail address
			ＬＷＡＮＧ７|a user id
			x.chen@shop.cn|a user id with signs
			""")
	void howeverAPersonIsWrittenItIsFound(String written, String how) {
		String name = written.replace('⏎', '\n');
		assertThat(people(marks, "so " + name + "'s idea")).as(how).containsExactly(name);
		assertThat(people(marks, name)).as(how).containsExactly(name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			We asked Wang about it|Wang
			Hopper’s list|Hopper
			grace is needed|grace
			Will is asked first|Will
			Al went|Al
			由晓明跟进|晓明
			WangLi wrote it|WangLi
			""")
	void aNameAloneMayBeAWordAndIsMarkedForSomebodyToDecide(String text, String marked) {
		assertThat(people(marks, text)).isEmpty();
		assertThat(marks.pieces(text).stream().filter(piece -> piece.look().equals("look")).map(NameMarks.Piece::text))
			.containsExactly(marked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Swang list", "all al dente", "e7-engines", "Wang! Li", "mediaWang linen",
			"x chen shop cn", "zoelogy", "lwang77", "the ngram", "no history of chats", "坐席没有历史记录",
			"the agent asks again", "陈述晓明" })
	void aPartOfAWordIsNobody(String text) {
		assertThat(people(marks, text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			call 0571 8888 1234 again|0571 8888 1234
			write to sales@example.org|sales@example.org
			Mr. Miller complained|Mr. Miller
			please ask Mr. Miller twice|Mr. Miller
			Ask Mr. Miller twice|Ask Mr. Miller
			told Jane Doe so|Jane Doe
			order PO-20231 was late|PO-20231
			as in IMP-2026-0001|IMP-2026-0001
			王先生投诉三次|王先生
			see https://crm.example/x|https://crm.example/x
			the agent asks|agent
			""")
	void whatLooksLikeANameIsMarked(String text, String marked) {
		assertThat(marks.pieces(text).stream().filter(piece -> piece.look().equals("look")).map(NameMarks.Piece::text))
			.containsExactly(marked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Customers wait more than 20 minutes in the chat", "工单没有分级，紧急问题排在后面",
			"Grade tickets by 5 levels", "优化工单分级规则", "培训坐席人员", "Upgrade the CRM to 4.2" })
	void whatSaysNothingOfAnybodyIsNotMarked(String text) {
		assertThat(marks.pieces(text)).singleElement().matches(piece -> piece.look().isEmpty());
	}

	@Test
	void thePiecesAreTheText() {
		String text = "Ask lwang7 or Jane Doe, 0571 8888 1234, 王先生; İ wang li.";
		assertThat(String.join("", marks.pieces(text).stream().map(NameMarks.Piece::text).toList())).isEqualTo(text);
		assertThat(marks.pieces("")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "A", "Aa", "Aa ", "Aa-", "a.", "a-", "-", "@", "a@", "1", "1-", "+1 ", "#", "Mr ",
			"Mr. A ", " ", "王", "http://", "www.", "先生", "A1" })
	void aLongTextIsReadOnceHoweverItIsMade(String part) {
		String text = "x" + part.repeat(100_000 / part.length()) + "!";
		for (Pattern pattern : NameMarks.SUSPICIOUS) {
			AtomicLong reads = new AtomicLong();
			long found = pattern.matcher(new Counting(text, reads)).results().count();
			assertThat(reads).as(pattern + ", " + found + " marks").hasValueLessThan(100L * text.length());
		}
	}

	@Test
	void namesOneAfterTheOtherAreAMarkEachAndMarksOfOneKindBecomeOne() {
		assertThat(marks.pieces("zoe ".repeat(500))).hasSize(1000);
		assertThat(people(marks, "wang li, lwang7@example.org")).containsExactly("wang li", "lwang7");
		assertThat(marks.pieces("Mr. Jane Doe 王先生 Zoe Miller Smith")
			.stream()
			.filter(piece -> !piece.look().isEmpty())
			.map(NameMarks.Piece::text)).containsExactly("Mr. Jane Doe", "王先生", "Zoe");
	}

	/** Counts how often it is read; stops who reads too often. */
	private record Counting(String text, AtomicLong reads) implements CharSequence {

		@Override
		public int length() {
			return text.length();
		}

		@Override
		public char charAt(int index) {
			if (reads.incrementAndGet() > 100L * text.length()) {
				throw new AssertionError("read more than 100 times: " + text.substring(0, 10));
			}
			return text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return text;
		}

	}

	private static Contact person(String id, String name) {
		return new Contact(id, name, null);
	}

	private static List<String> people(NameMarks marks, String text) {
		return marks.pieces(text)
			.stream()
			.filter(piece -> piece.look().equals("person"))
			.map(NameMarks.Piece::text)
			.toList();
	}

}
