package io.serviceloop.collection.file;

import java.nio.charset.Charset;

import com.ibm.icu.text.CharsetDetector;
import io.serviceloop.Serves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Two encodings that have most letters in common are told apart, or asked about. */
@Serves("C13")
class LatinTest {

	@ParameterizedTest
	@CsvSource({ "windows-1250, Řešení v městě", "windows-1250, Zgłoszenie o treści",
			"windows-1250, Soluţie şi observaţii", "windows-1250, Termín řešení stížnosti",
			"windows-1250, Czas obsługi się wydłuża", "windows-1252, Très bien où",
			"windows-1252, Reclamación en español del año", "windows-1252, Løsning på spørgsmål",
			"windows-1252, Não avaliação", "windows-1252, Åtgärd på ärende", "windows-1252, Même fenêtre",
			"windows-1252, Cœur de bœuf" })
	void isTold(String encoding, String text) {
		Latin latin = of(text.getBytes(Charset.forName(encoding)));
		assertThat(latin).isEqualTo(new Latin(Charset.forName(encoding), false));
	}

	@ParameterizedTest
	@CsvSource({ "windows-1250, Způsob", "windows-1250, Idő", "windows-1250, Čas a dôvod", "windows-1252, Città",
			"windows-1252, Problème", "windows-1250, Počet" })
	void isAskedWhereASingleLetterTells(String encoding, String text) {
		Latin latin = of(text.getBytes(Charset.forName(encoding)));
		assertThat(latin).isEqualTo(new Latin(Charset.forName(encoding), true));
		assertThat(latin.other()).isNotEqualTo(latin.charset());
	}

	@ParameterizedTest
	@CsvSource({ "Größe der Lösung für Müller", "Megjegyzés a tárgyról", "François", "Preis £5 und 5º" })
	void isNotAskedWhereBothReadTheSame(String text) {
		assertThat(of(text.getBytes(Latin.WESTERN)).doubtful()).isFalse();
	}

	private static Latin of(byte[] text) {
		return Latin.of(text, new CharsetDetector().setText(text).detectAll());
	}

}
