package io.serviceloop.loop.gate;

import java.util.Map;
import java.util.Set;

/**
 * Models are about to be deployed, or running work is about to be moved over to one.
 * Published in the engine's transaction, before anything happens; a listener that throws
 * refuses it, and one has to say that it was checked.
 */
public final class ModelQuestion {

	/** The source of the deployments that the application makes itself. */
	public static final String PACKAGED = "serviceloop";

	private final Map<String, byte[]> files;

	private final boolean packaged;

	private final String movingFrom;

	private final String movingOnto;

	private final Set<String> waiting;

	private boolean checked;

	ModelQuestion(Map<String, byte[]> files, boolean packaged, String movingFrom, String movingOnto,
			Set<String> waiting) {
		this.files = files;
		this.packaged = packaged;
		this.movingFrom = movingFrom;
		this.movingOnto = movingOnto;
		this.waiting = waiting;
	}

	/**
	 * Whether a deployment was made by the application, now or by an earlier version of
	 * it.
	 */
	public static boolean isPackaged(String source, String name) {
		return PACKAGED.equals(source) || source == null && "SpringAutoDeployment".equals(name);
	}

	/** What is deployed, by name; empty where work is moved. */
	public Map<String, byte[]> files() {
		return files;
	}

	/** Whether these are the files that the application brings itself. */
	public boolean packaged() {
		return packaged;
	}

	/**
	 * The engine's id of the version that takes running work over; null where models are
	 * deployed.
	 */
	public String movingOnto() {
		return movingOnto;
	}

	/** The engine's id of the version that it is moved away from; null as before. */
	public String movingFrom() {
		return movingFrom;
	}

	/** The ids of the elements that are moved over. */
	public Set<String> waiting() {
		return waiting;
	}

	/** Says that it was checked, and may happen. */
	public void pass() {
		checked = true;
	}

	boolean isChecked() {
		return checked;
	}

}
