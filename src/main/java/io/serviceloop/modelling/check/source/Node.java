package io.serviceloop.modelling.check.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.namespace.QName;

/** An element of an XML file, as it was read. */
public final class Node {

	/** The namespace of the engine's own words in BPMN. */
	public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private final String file;

	private final QName name;

	private final Node parent;

	private final int line;

	private final Map<QName, String> attributes = new LinkedHashMap<>();

	private final List<Node> children = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	Node(String file, QName name, Node parent, int line) {
		this.file = file;
		this.name = name;
		this.parent = parent;
		this.line = line;
		if (parent != null) {
			parent.children.add(this);
		}
	}

	void put(QName attribute, String value) {
		attributes.put(attribute, value);
	}

	void append(String characters) {
		text.append(characters);
	}

	/** The name of the file it stands in. */
	public String file() {
		return file;
	}

	/** Namespace and name. */
	public QName qname() {
		return name;
	}

	/** The name without its namespace. */
	public String name() {
		return name.getLocalPart();
	}

	public boolean is(String namespace, String localName) {
		return name.getLocalPart().equals(localName) && name.getNamespaceURI().equals(namespace);
	}

	/** Null for the outermost element. */
	public Node parent() {
		return parent;
	}

	/** Where it begins, from 1. */
	public int line() {
		return line;
	}

	public Map<QName, String> attributes() {
		return attributes;
	}

	/** An attribute without a namespace; null where it is not there. */
	public String attribute(String localName) {
		return attributes.get(new QName(localName));
	}

	/** An attribute of a namespace; null where it is not there. */
	public String attribute(String namespace, String localName) {
		return attributes.get(new QName(namespace, localName));
	}

	/**
	 * The id by which people find it in Modeler: its own, or that of the element around
	 * it; null where none has one.
	 */
	public String id() {
		String own = attribute("id");
		return (own != null || parent == null) ? own : parent.id();
	}

	/** What stands on the element that {@link #id()} names; null where nothing does. */
	public String label() {
		return (attribute("id") != null || parent == null) ? attribute("name") : parent.label();
	}

	public List<Node> children() {
		return children;
	}

	/** The children of one name, whatever their namespace. */
	public List<Node> children(String localName) {
		return children.stream().filter(child -> child.name().equals(localName)).toList();
	}

	/** The first child of a name; null where there is none. */
	public Node child(String localName) {
		return children.stream().filter(child -> child.name().equals(localName)).findFirst().orElse(null);
	}

	/** Itself and everything in it, as it stands in the file. */
	public Stream<Node> all() {
		return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
	}

	/** Its own text, without those blanks around it that the engine takes away. */
	public String text() {
		return text.toString().trim();
	}

	@Override
	public String toString() {
		return name() + " " + attribute("id");
	}

}
