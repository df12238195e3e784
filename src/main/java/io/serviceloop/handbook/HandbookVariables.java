package io.serviceloop.handbook;

import io.serviceloop.loop.engine.Variable;

/** What a process knows of a standard; the register is the truth. */
public final class HandbookVariables {

	/** User id of who wrote the draft that waits for its approval. */
	static final Variable<String> STANDARD_AUTHOR = Variable.text("standardAuthor");

	/** The standard that a review is about. */
	static final Variable<Integer> HANDBOOK_ENTRY = Variable.number("handbookEntry");

	/** User id of who changed it in a review. */
	static final Variable<String> CHAPTER_AUTHOR = Variable.text("chapterAuthor");

	private HandbookVariables() {
	}

}
