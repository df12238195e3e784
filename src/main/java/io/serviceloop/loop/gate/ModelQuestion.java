package io.serviceloop.loop.gate;

import java.util.Map;

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

	private final String movingOnto;

	private boolean checked;

	ModelQuestion(Map<String, byte[]> files, boolean packaged, String movingOnto) {
		this.files = files;
		this.packaged = packaged;
		this.movingOnto = movingOnto;
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

	/** Says that it was checked, and may happen. */
	public void pass() {
		checked = true;
	}

	boolean isChecked() {
		return checked;
	}

}
