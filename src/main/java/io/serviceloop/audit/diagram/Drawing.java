package io.serviceloop.audit.diagram;

import java.util.List;

/**
 * A model as a picture, for a template to write down as SVG.
 *
 * @param viewBox the part of the plane that it takes
 * @param frames what lies behind: groups and parts of the process
 */
public record Drawing(String process, int version, String name, String viewBox, int width, int height,
		List<Shape> frames, List<Edge> edges, List<Shape> shapes) {

	/**
	 * An element.
	 *
	 * @param kind {@code frame}, {@code part}, {@code task}, {@code event} or
	 * {@code gateway}
	 * @param look further classes of the style sheet: whether it ran, waits, was broken
	 * off, and what kind of event it is
	 * @param ran how often it ran
	 * @param points of a gateway, its corners
	 */
	public record Shape(String id, String kind, String look, String name, double x, double y, double width,
			double height, String points, long ran, List<Line> label) {

		public double centreX() {
			return x + width / 2;
		}

		public double centreY() {
			return y + height / 2;
		}

		/** Half of its width: of an event, its radius. */
		public double radius() {
			return width / 2;
		}

		/** An event in the middle of the way has a second circle. */
		public boolean middle() {
			return look.contains("middle");
		}

		/** Where the number of times stands. */
		public double countX() {
			return kind.equals("gateway") ? centreX() + 14 : x + width - 2;
		}

		public double countY() {
			return kind.equals("gateway") ? y + 8 : y + 2;
		}

		/** The width of the number's ground. */
		public double countWidth() {
			return 10 + 7.0 * String.valueOf(ran).length();
		}

	}

	/** A flow; {@code look} says whether it was walked, or only connects. */
	public record Edge(String id, String look, String points, List<Line> label) {
	}

	/** A line of a label, with its middle. */
	public record Line(double x, double y, String text) {
	}

}
