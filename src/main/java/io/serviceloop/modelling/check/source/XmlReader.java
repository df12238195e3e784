package io.serviceloop.modelling.check.source;

import java.io.ByteArrayInputStream;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a model without believing it: no document type, no entity, nothing from
 * elsewhere, not too deep and not too much.
 */
public final class XmlReader {

	/** The shipped loop has 600. */
	private static final int MOST_ELEMENTS = 20_000;

	private static final int DEEPEST = 60;

	private static final int MOST_ATTRIBUTES = 60;

	private static final int LONGEST_TEXT = 20_000;

	private XmlReader() {
	}

	/**
	 * The outermost element; null where the file cannot be read, which is found.
	 */
	public static Node read(String file, byte[] content, Findings findings) {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
			try {
				return read(file, reader, findings);
			}
			finally {
				reader.close();
			}
		}
		catch (XMLStreamException | RuntimeException ex) {
			findings.error(file, "unreadable", line(ex), String.valueOf(firstLine(ex)));
			return null;
		}
	}

	private static Node read(String file, XMLStreamReader reader, Findings findings) throws XMLStreamException {
		Node root = null;
		Node here = null;
		int elements = 0;
		int depth = 0;
		int characters = 0;
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.START_ELEMENT -> {
					if (++elements > MOST_ELEMENTS || ++depth > DEEPEST
							|| reader.getAttributeCount() > MOST_ATTRIBUTES) {
						findings.error(file, "tooMuch-xml", MOST_ELEMENTS, DEEPEST, MOST_ATTRIBUTES);
						return null;
					}
					here = new Node(file, reader.getName(), here, reader.getLocation().getLineNumber());
					root = (root == null) ? here : root;
					for (int i = 0; i < reader.getAttributeCount(); i++) {
						QName name = reader.getAttributeName(i);
						here.put(new QName(name.getNamespaceURI(), name.getLocalPart()), reader.getAttributeValue(i));
						characters = Math.max(characters, reader.getAttributeValue(i).length());
					}
				}
				case XMLStreamConstants.END_ELEMENT -> {
					characters = Math.max(characters, here.text().length());
					here = here.parent();
					depth--;
				}
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
					if (here != null) {
						here.append(reader.getText());
					}
				}
				case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE,
						XMLStreamConstants.PROCESSING_INSTRUCTION -> {
					findings.error(file, "unreadable-declaration", reader.getLocation().getLineNumber());
					return null;
				}
				default -> {
					// Comments and the like say nothing to the engine.
				}
			}
		}
		if (characters > LONGEST_TEXT) {
			findings.error(file, "tooMuch-text", LONGEST_TEXT, characters);
			return null;
		}
		return root;
	}

	private static int line(Exception ex) {
		return (ex instanceof XMLStreamException xml && xml.getLocation() != null) ? xml.getLocation().getLineNumber()
				: 0;
	}

	private static String firstLine(Exception ex) {
		String message = String.valueOf(ex.getMessage());
		return message.substring(message.lastIndexOf("Message: ") + 1)
			.replaceFirst("^essage: ", "")
			.lines()
			.findFirst()
			.orElse("");
	}

}
