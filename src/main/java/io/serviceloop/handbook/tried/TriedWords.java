package io.serviceloop.handbook.tried;

import java.text.NumberFormat;
import java.util.Set;

import io.serviceloop.loop.words.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What was tried, as its reader writes it. */
@Component
class TriedWords {

	/** Lists that stand nowhere else. */
	private static final Set<String> OWN = Set.of("met", "origin");

	private final Texts texts;

	TriedWords(Texts texts) {
		this.texts = texts;
	}

	/** Before and after, with the unit; empty where one of them is not known. */
	public String values(Tried.Effect effect) {
		if (effect.before() == null || effect.after() == null) {
			return "";
		}
		boolean percent = effect.unit() != null && effect.unit().startsWith("%");
		String unit = (effect.unit() == null) ? "" : percent ? effect.unit() : " " + effect.unit();
		return number(effect.before()) + (percent ? unit : "") + " → " + number(effect.after()) + unit;
	}

	/** The part of the way to the target; empty where it is not known. */
	public String attainment(Tried.Effect effect) {
		if (effect.attainment() == null) {
			return "";
		}
		return texts.of("tried.attainment",
				NumberFormat.getPercentInstance(LocaleContextHolder.getLocale()).format(effect.attainment()));
	}

	/**
	 * The name of the metric, in the reader's language where it is one of the catalogue.
	 */
	public String metric(Tried.Effect effect) {
		return texts.metric(effect.metric());
	}

	/** Whether the goal was met. */
	public String met(boolean met) {
		return code("met", met ? "yes" : "no");
	}

	/** The word for a code of a list; empty where there is none. */
	public String code(String list, String code) {
		return (code == null) ? "" : texts.of((OWN.contains(list) ? "tried." : "work.") + list + "." + code);
	}

	private static String number(double value) {
		NumberFormat format = NumberFormat.getNumberInstance(LocaleContextHolder.getLocale());
		format.setMaximumFractionDigits(4);
		return format.format(value);
	}

}
