package io.serviceloop.loop.search;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TextIndexTest {

	@ParameterizedTest
	@Serves("A41")
	@CsvSource(delimiter = '|', textBlock = """
			# asked      | written
			# the other script
			客户投诉     | 客戶投訴的處理
			客戶投訴     | 客户投诉的处理
			回覆         | 当日回复客户
			回复         | 當日回覆客戶
			# several traditional characters became one
			头发         | 頭髮
			頭髮         | 头发
			发送         | 發送短信
			發送         | 发送短信
			以后         | 在此以後
			皇后         | 皇后大道門店
			以後         | 在此以后
			心里         | 心裡話
			心裡         | 心里话
			心裏         | 心裡話
			公里         | 十公里內
			台湾         | 臺灣分公司
			臺灣         | 台湾分公司
			台风         | 颱風應急預案
			柜台         | 櫃檯服務
			复核         | 複核工單
			恢复         | 恢復服務
			面条         | 麵條
			只有         | 祇有一個
			关系         | 客戶關係
			联系         | 聯繫客戶
			账号         | 帳號鎖定
			干净         | 乾淨
			干部         | 幹部培訓
			# single characters
			后           | 在此以後
			髮           | 头发
			# a long question needs most of its words
			客户投诉处理 | 处理客户的投诉
			# forms of English words
			reply        | The replies are sent
			replies      | We replied at once
			replied      | A reply is due
			complaint    | Complaints by phone
			complaints   | a complaint
			grading      | Graded tickets
			customer     | The customer's voice
			customers    | The customer’s voice
			# forms that no rule of spelling joins
			take         | The agent took the call
			took         | Who is taking the call
			taken        | Takes a minute
			run          | They ran two rounds
			ran          | A running test
			child        | Children's tickets
			children     | a child
			buy          | What was bought
			bought       | Customers buying twice
			written      | Write it down
			writes       | It was written down
			Wrote        | WRITTEN
			worse        | It is bad
			best         | a good answer
			analyses     | Root cause analysis
			criterion    | Three criteria
			people       | one person
			told         | Tell the customer
			# case, width, accents
			CRM          | crm
			crm          | ＣＲＭ系统
			ＣＲＭ       | crm system
			２４         | within 24 hours
			resume       | Résumé of the case
			RÉSUMÉ       | resume
			# both languages mixed
			VIP客户      | VIP 客戶 hotline
			vip reply    | 向VIP客户发出reply
			投诉 reply   | 客戶投訴：replies within a day
			# words that say nothing need not be there
			the reply    | Reply in a day
			it           | IT helps
			# codes
			SL-0001      | from SL-0001 on
			""")
	void isFound(String asked, String written) {
		TextIndex index = new TextIndex(List.of(new TextIndex.Entry("other", "", "完全無關 unrelated"),
				new TextIndex.Entry("one", "", written), new TextIndex.Entry("empty", "", "")));
		assertThat(index.search(asked, 10).hits()).extracting(TextIndex.Hit::id).containsExactly("one");
		assertThat(new TextIndex(List.of(new TextIndex.Entry("one", written, ""))).search(asked, 10).hits())
			.extracting(TextIndex.Hit::id)
			.containsExactly("one");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			投诉         | 投资诉求
			客户投诉     | 客户满意
			reply hotline | Reply in a day
			复核         | 恢复服务
			train        | restrain
			take         | The lake
			""")
	void isNotFound(String asked, String written) {
		assertThat(new TextIndex(List.of(new TextIndex.Entry("one", "", written))).search(asked, 10).hits()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			投訴         | 客户[投诉]的处理，[投诉]率      | 客户投诉的处理，投诉率
			客户投诉     | [客戶投訴]的處理              | 客戶投訴的處理
			replies      | We [replied] with a [reply].  | We replied with a reply.
			后           | 以[後]，皇[后]                | 以後，皇后
			vip客户      | [VIP]的[客戶]                 | VIP的客戶
			髮           | <b>头[发]</b>                 | <b>头发</b>
			nothing      | nowhere                       | nowhere
			""")
	void marksWhatWasFound(String asked, String marked, String written) {
		TextIndex index = new TextIndex(List.of(new TextIndex.Entry("one", asked, written)));
		assertThat(marks(index.search(asked, 1).hits().get(0).excerpt())).isEqualTo(marked);
		assertThat(marks(index.search(asked, 1).hits().get(0).title())).startsWith("[");
	}

	private static String marks(Marked marked) {
		StringBuilder text = new StringBuilder();
		marked.pieces().forEach(piece -> text.append(piece.found() ? "[" + piece.text() + "]" : piece.text()));
		return text.toString();
	}

	@Test
	void anExcerptIsThePartInWhichMostIsFound() {
		String far = "A reply. " + "Nothing to see here. ".repeat(50);
		String near = "The complaint gets its reply\nthe same day. ";
		Marked excerpt = new TextIndex(List.of(new TextIndex.Entry("one", "", far + near + far)))
			.search("reply to complaints", 1)
			.hits()
			.get(0)
			.excerpt();
		assertThat(excerpt.text()).contains("The complaint gets its reply the same day.")
			.startsWith("… ")
			.endsWith(" …")
			.hasSizeLessThan(230);
		assertThat(marks(excerpt)).contains("The [complaint] gets its [reply] the same day.");
	}

	@Test
	void eachPlaceThatWasFoundIsLookedAtAFewTimesAndNotOnceForEachOther() {
		String text = "ab ".repeat(5000);
		List<Place> places = IntStream.range(0, 5000).mapToObj(i -> new Place(3 * i, 3 * i + 2)).toList();
		AtomicInteger looks = new AtomicInteger();
		class Counted extends AbstractList<Place> implements RandomAccess {

			@Override
			public Place get(int index) {
				looks.incrementAndGet();
				return places.get(index);
			}

			@Override
			public int size() {
				return places.size();
			}

		}
		assertThat(new Marked(text, new Counted()).excerpt().found()).hasSizeGreaterThan(40);
		assertThat(looks.get()).isLessThan(10 * places.size());
	}

	@Test
	void anExcerptCutsNoCharacterOfTwoChars() {
		for (int lead = 0; lead < 5; lead++) {
			Marked excerpt = new TextIndex(List
				.of(new TextIndex.Entry("one", "", "x".repeat(lead) + "😀".repeat(300) + " 投诉 " + "😀".repeat(300))))
				.search("投诉", 1)
				.hits()
				.get(0)
				.excerpt();
			assertThat(excerpt.text().codePoints().filter(letter -> letter >= 0xD800 && letter <= 0xDFFF)).isEmpty();
			assertThat(marks(excerpt)).contains("[投诉]");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\"", "\"投诉", "(", ")", "[a TO", "{", "*", "?", "*:*", "title:", "a AND", "NOT",
			"OR OR", "+", "-", "\\", "/", "~", "^5", "😀", "👩‍👩‍👧", "\u0000", "\uD800", "\uFFFF", "%",
			"'; drop table", "<script>" })
	void whateverIsAskedIsNoError(String asked) {
		TextIndex index = new TextIndex(List.of(new TextIndex.Entry("one", "A title", "A text of 投诉")));
		assertThat(index.search(asked, 10).total()).isBetween(0, 1);
		assertThat(index.like(asked, 10)).hasSizeBetween(0, 1);
		assertThat(new TextIndex(List.of()).search(asked, 10).hits()).isEmpty();
	}

	@Test
	void aQuestionOfTenThousandCharactersIsAnswered() {
		StringBuilder asked = new StringBuilder("投诉 reply ");
		for (int i = 0; i < 3000; i++) {
			asked.append((char) (0x4E00 + i)).append("word").append(i).append(' ');
		}
		TextIndex index = new TextIndex(
				List.of(new TextIndex.Entry("one", "", "投诉 reply"), new TextIndex.Entry("two", "", "x")));
		assertThat(index.search(asked.toString(), 10).hits()).extracting(TextIndex.Hit::id).containsExactly("one");
		assertThat(index.like("投诉".repeat(5000), 10)).extracting(TextIndex.Like::id).containsExactly("one");
		assertThat(index.search(null, 10).hits()).isEmpty();
	}

	@Test
	void aTitleCountsMoreThanATextAndPagesContinue() {
		List<TextIndex.Entry> entries = new ArrayList<>();
		IntStream.range(0, 300)
			.forEach(i -> entries.add(new TextIndex.Entry("e" + i, "Number " + i, "About the reply")));
		entries.add(new TextIndex.Entry("best", "Reply", "something else of the same length"));
		TextIndex index = new TextIndex(entries);
		TextIndex.Found first = index.search("reply", 50);
		assertThat(first.total()).isEqualTo(301);
		assertThat(first.hits()).hasSize(50).first().extracting(TextIndex.Hit::id).isEqualTo("best");
		assertThat(index.search("reply", id -> true, 50, 50).hits()).extracting(TextIndex.Hit::id)
			.hasSize(50)
			.startsWith("e49", "e50");
		assertThat(index.search("reply", "e7"::equals, 0, 50)).satisfies(found -> {
			assertThat(found.total()).isEqualTo(1);
			assertThat(found.hits()).extracting(TextIndex.Hit::id).containsExactly("e7");
		});
	}

	@Test
	void whatIsLikeATextComesFirstWithTheShareThatItSays() {
		TextIndex index = new TextIndex(List.of(new TextIndex.Entry("same", "Slow replies", "queue grows at night"),
				new TextIndex.Entry("part", "Rude replies", "training of agents"),
				new TextIndex.Entry("other", "Billing", "wrong amount")));
		List<TextIndex.Like> like = index.like("slow reply, queues growing at night", 5);
		assertThat(like).extracting(TextIndex.Like::id).containsExactly("same", "part");
		assertThat(like.get(0).share()).isCloseTo(1, within(1e-6));
		assertThat(like.get(1).share()).isBetween(0.05, 0.5);
		assertThat(index.like("slow reply, queues growing at night", "part"::equals, 5)).extracting(TextIndex.Like::id)
			.containsExactly("part");
	}

	@Test
	void theIndexIsMadeAnewWhenTheStampIsAnotherOne() {
		AtomicReference<String> stamp = new AtomicReference<>("1");
		List<TextIndex.Entry> entries = new ArrayList<>(List.of(new TextIndex.Entry("one", "reply", "")));
		Fresh<TextIndex> fresh = new Fresh<>(stamp::get, () -> new TextIndex(entries));
		TextIndex first = fresh.now();
		assertThat(fresh.now()).isSameAs(first);
		entries.add(new TextIndex.Entry("two", "reply", ""));
		assertThat(fresh.now().search("reply", 5).total()).isEqualTo(1);
		stamp.set("2");
		assertThat(fresh.now().search("reply", 5).total()).isEqualTo(2);
	}

	@Test
	void whoWaitedWhileItWasMadeGetsWhatHoldsThen() throws Exception {
		AtomicReference<String> stamp = new AtomicReference<>("1");
		CountDownLatch makes = new CountDownLatch(1);
		CountDownLatch goesOn = new CountDownLatch(1);
		Fresh<String> fresh = new Fresh<>(stamp::get, () -> {
			String of = stamp.get();
			makes.countDown();
			await(goesOn);
			return of;
		});
		FutureTask<String> first = new FutureTask<>(fresh::now);
		FutureTask<String> second = new FutureTask<>(fresh::now);
		new Thread(first).start();
		await(makes);
		Thread waits = new Thread(second);
		waits.start();
		while (waits.getState() != Thread.State.BLOCKED) {
			Thread.onSpinWait();
		}
		stamp.set("2");
		goesOn.countDown();
		assertThat(first.get()).isEqualTo("1");
		assertThat(second.get()).isEqualTo("2");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
