package io.serviceloop.collection.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "d/M/yyyy HH:mm|29/2/2016 01:16|2016-02-29T01:16",
			"d/M/yyyy HH:mm|1/12/2016 9:05|2016-12-01T09:05", "dd-MM-yy|22-04-15|2015-04-22T00:00",
			"dd-MMM-yy|22-Apr-15|2015-04-22T00:00", "M/d/yyyy h:mm:ss a|4/22/2015 3:53:50 pm|2015-04-22T15:53:50",
			"yyyy年M月d日|2020年1月6日|2020-01-06T00:00", "yyyy-M-d ah:mm|2020-1-6 下午3:05|2020-01-06T15:05",
			"yyyyMMdd|20200106|2020-01-06T00:00", "yyyy-MM-dd'T'HH:mm:ssX|2020-01-06T23:30:00+08|2020-01-06T23:30" })
	void datesAreReadAsThePatternWritesThem(String pattern, String text, String date) {
		assertThat(new DateReader(pattern).read(text)).hasToString(date);
	}

	@ParameterizedTest
	@CsvSource({ "2016-02-29,2016-02-29T00:00", "2016-02-29 13:05,2016-02-29T13:05",
			"2016-02-29T13:05:07,2016-02-29T13:05:07", "2016-02-29T13:05:07.5Z,2016-02-29T13:05:07.500",
			"2016-02-29T13:05:07.123456+02:00,2016-02-29T13:05:07.123456" })
	void withoutAPatternTheFormsOfIsoAreRead(String text, String date) {
		assertThat(new DateReader(null).read(text)).hasToString(date);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "yyyy/M/d H:mm;2018/4/24;2018-04-24T00:00",
			"yyyy/M/d h:mm:ss a O;2026/03/01 9:15:20 AM GMT+1;2026-03-01T09:15:20",
			"yyyy年M月d日 a h:mm;2026年3月3日 下午 12:30;2026-03-03T12:30", "yyyy年M月d日 ah:mm;２０２６年３月３日 晚上8:05;2026-03-03T20:05",
			"yyyy/M/d ah:mm;2026/3/5 中午11:30;2026-03-05T11:30", "yyyy/M/d ah:mm;2026/3/5 中午12:30;2026-03-05T12:30",
			"yyyy/M/d ah:mm;2026/3/5 夜里2:30;2026-03-05T02:30",
			"yyyy/M/d H时mm分ss秒;2026/3/1 15时04分05秒;2026-03-01T15:04:05", "d/M/yy;31/12/98;1998-12-31T00:00",
			"d/M/yy;13/05/25;2025-05-13T00:00", "M/d/yyyy h:mm a;3/1/2026 9:05\u202FPM;2026-03-01T21:05",
			"d/M/yyyy h:mm a;1/3/2026 9:05 p.m.;2026-03-01T21:05", "d/M/yyyy | ISO;2026-03-01;2026-03-01T00:00",
			"d/M/yyyy | ISO;1/3/2026;2026-03-01T00:00", "serial;46082.375;2026-03-01T09:00",
			"epoch;1772355600;2026-03-01T09:00", "epoch;1772355600000;2026-03-01T09:00",
			"d.MMM.yyyy;1.Mai.2026;2026-05-01T00:00" })
	void datesOfOtherHandsAreReadAsWell(String pattern, String text, String date) {
		assertThat(new DateReader(pattern).read(text)).hasToString(date);
	}

	@ParameterizedTest
	@CsvSource({ "d/M/yyyy,30/2/2027", "d/M/yyyy,29/2/2027", "d/M/yyyy,31/4/2027", "d/M/yyyy,1/13/2027",
			"d/M/yyyy,1/1/27", "d/M/yyyy,1/1/2027 10:00", "d/M/yyyy H:mm,1/1/2027 24:00", "dd-MM-yy,1-1-15",
			",2027-02-30", ",1/2/2027" })
	void datesThatDoNotExistOrLookOtherwiseAreNone(String pattern, String text) {
		assertThat(new DateReader(pattern).read(text)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "YYYY-MM-dd", "mm/dd/yyyy", "HH:mm", "d/M/yyyy hh:mm", "foo", "yyyy-MM", "'" })
	void aPatternThatSaysNoWholeDateIsNone(String pattern) {
		assertThatThrownBy(() -> new DateReader(pattern)).isInstanceOfAny(IllegalArgumentException.class);
	}

	@Test
	void whateverStandsInACellIsADateOrNone() {
		String signs = "09:7-/. ,'\"_[](){}（）【】+年月日时下午民國令和元TZUAPMJanuaryMarFrie!%E=\u0000\u00A0\uFEFF";
		Random chance = new Random(14);
		DateReader reader = new DateReader("d/M/yyyy HH:mm | E, d MMM yyyy h:mm a | yyyy年M月d日 | ISO | serial | epoch");
		for (int i = 0; i < 100_000; i++) {
			String text = chance.ints(1 + chance.nextInt(14), 0, signs.length())
				.mapToObj(at -> signs.substring(at, at + 1))
				.collect(Collectors.joining());
			assertThatCode(() -> {
				reader.read(text);
				DateReader.worded(text);
				TimeOfDay.read(text);
				TimeOfDay.isOne(text, true);
				RatingScale.LIKERT.read(text, null);
			}).as("“%s”", text).doesNotThrowAnyException();
		}
	}

	@Test
	void theSameTextIsReadTheSameTwice() {
		DateReader reader = new DateReader("d/M/yyyy");
		assertThat(reader.read("x")).isNull();
		assertThat(reader.read("x")).isNull();
		assertThat(reader.read("1/2/2027")).isEqualTo(reader.read("1/2/2027"));
	}

}
