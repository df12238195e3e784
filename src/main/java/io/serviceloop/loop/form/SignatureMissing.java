package io.serviceloop.loop.form;

import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;

/**
 * An answer that is signed, from somebody who has not proved yet who he is (428). It is a
 * question and no refusal: once he has proved it, the same is asked again.
 */
class SignatureMissing extends SubmissionRefused {

	private static final long serialVersionUID = 1L;

	private final String subject;

	private final String meaning;

	SignatureMissing(String subject, String meaning) {
		super(428, List.of(Violation.of("signature", null, "signature.missing")));
		this.subject = subject;
		this.meaning = meaning;
	}

	/** What is to be proved for, and what the signature will say. */
	@Override
	public Map<String, Object> more(Texts texts) {
		return Map.of("subject", subject, "meaning", texts.of("signature." + meaning));
	}

}
