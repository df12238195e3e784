package io.serviceloop.tasklist;

import java.io.StringReader;
import java.io.StringWriter;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import io.serviceloop.loop.words.Translations;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Puts the labels of a diagram into the reader's language, in the XML that the viewer in
 * Tasklist is given. Keys: {@code <process>} and {@code <process>.<element>}.
 */
final class DiagramTranslator {

	/** What was deployed before models were checked may be deeper than they are now. */
	private static final int DEEPEST = 200;

	private DiagramTranslator() {
	}

	/**
	 * @return the same model with other labels; the given text itself where it cannot be
	 * read as a model
	 */
	static String translate(String bpmnXml, Translations translations) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			// A deployed model is somebody else's text: nothing outside of it is read on
			// its behalf.
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
			DocumentBuilder reader = factory.newDocumentBuilder();
			// Else the parser writes what it dislikes to the console.
			reader.setErrorHandler(new DefaultHandler());
			Document document = reader.parse(new InputSource(new StringReader(bpmnXml)));
			walk(document.getDocumentElement(), null, translations);
			Transformer writer = TransformerFactory.newInstance().newTransformer();
			writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
			StringWriter translated = new StringWriter();
			writer.transform(new DOMSource(document), new StreamResult(translated));
			return translated.toString();
		}
		catch (Exception unreadable) {
			// An English diagram is better than none.
			return bpmnXml;
		}
	}

	private static void walk(Element element, String process, Translations translations) {
		String id = element.getAttribute("id");
		String within = "process".equals(element.getLocalName()) ? id : process;
		if (within != null && !id.isEmpty()) {
			String key = id.equals(within) ? within : within + "." + id;
			if (element.hasAttribute("name")) {
				translations.of(key).ifPresent((text) -> element.setAttribute("name", text));
			}
			else if ("textAnnotation".equals(element.getLocalName())) {
				translations.of(key).ifPresent((text) -> annotate(element, text));
			}
			else if ("group".equals(element.getLocalName())) {
				translations.of(key).ifPresent((text) -> label(element, text));
			}
		}
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element inner) {
				walk(inner, within, translations);
			}
		}
	}

	/** What stands on a group is the value of a category, outside of the process. */
	private static void label(Element group, String text) {
		NodeList values = group.getOwnerDocument().getElementsByTagNameNS(group.getNamespaceURI(), "categoryValue");
		for (int i = 0; i < values.getLength(); i++) {
			Element value = (Element) values.item(i);
			if (value.getAttribute("id").equals(group.getAttribute("categoryValueRef"))) {
				value.setAttribute("value", text);
			}
		}
	}

	private static void annotate(Element annotation, String text) {
		Node words = annotation.getElementsByTagNameNS(annotation.getNamespaceURI(), "text").item(0);
		if (words != null) {
			words.setTextContent(text);
		}
	}

}
